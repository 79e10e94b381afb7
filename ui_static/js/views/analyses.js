// Analyses of events and sensors: what is asked, a sentence, a picture, and a table whose rows can be drawn.
import { READ } from "../analyses.js";
import { drawFound } from "../actions/analyses.js";
import { askFiltered } from "../actions/run.js";
import { ANALYSES } from "../questions_analyses.js";
import { dialog } from "../state.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Modal } from "./modal.js";
import { Plot } from "./plots.js";

/** What may be chosen, with what is meant where nothing is: a list of names, or a number. */
const OPTIONS = /** @type {Record<string, Record<string, string[] | number | string>>} */ ({
  clusters: { scope: ["BOTH", "SPACE", "TIME", "HOUR"], metres: 300, hours: 2 },
  forecast: { resolution: 8, zone: "Europe/London" },
  rules: { least: 10 },
  texts: { target: 0.9 },
  coverage: { resolution: 7 },
});
const NAMES = /** @type {(keyof typeof ANALYSES)[]} */ (Object.keys(ANALYSES));
const MOST_ROWS = 200;

/** @param {string} name */
const usual = (name) => Object.fromEntries(Object.entries(OPTIONS[name]).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]));

/** @param {{ name: string, chosen: Record<string, any>, choose: (next: Record<string, any>) => void }} given */
function Options({ name, chosen, choose }) {
  return html`${Object.entries(OPTIONS[name]).map(([key, value]) => html`<label key=${key}>${t(`analyses.option.${key}`)}
    ${Array.isArray(value)
      ? html`<select value=${chosen[key]} onChange=${(/** @type {Page.Event} */ event) => choose({ ...chosen, [key]: event.target.value })}>${value.map((one) => html`<option key=${one} value=${one}>${t(`analyses.scope.${one}`)}</option>`)}</select>`
      : html`<input type=${typeof value === "number" ? "number" : "text"} step="any" required value=${chosen[key]} onInput=${(/** @type {Page.Event} */ event) => choose({ ...chosen, [key]: typeof value === "number" ? Number(event.target.value) : event.target.value })} />`}</label>`)}`;
}

/** @param {{ found: Page.Analysed }} given */
function Table({ found }) {
  if (!found.rows.length) return html`<p class="panel-empty">${t("analyses.nothing")}</p>`;
  return html`<div class="time-table" role="region" tabindex="0" aria-label=${t("analyses.table")}><table>
    <thead><tr>${found.heads.map((head) => html`<th key=${head} scope="col">${t(`analyses.head.${head}`)}</th>`)}<td></td></tr></thead>
    <tbody>${found.rows.slice(0, MOST_ROWS).map((row, k) => html`<tr key=${k}>${row.cells.map((cell, n) => html`<td key=${n}><bdi>${cell}</bdi></td>`)}
      <td>${row.ids.length > 0 && html`<button type="button" class="plain small" onClick=${() => drawFound(row.ids)}>${t("analyses.draw", { n: row.ids.length })}</button>`}</td></tr>`)}</tbody></table></div>`;
}

export function Analyses() {
  const [name, setName] = useState(NAMES[0]);
  const [chosen, choose] = useState(/** @type {Record<string, any>} */ (usual(NAMES[0])));
  const [found, setFound] = useState(/** @type {Page.Analysed | null} */ (null));
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const [asking, setAsking] = useState(false);
  const turn = (/** @type {typeof name} */ next) => {
    setName(next);
    choose(usual(next));
    setFound(null);
    setProblem(null);
  };
  const submit = async (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    setAsking(true);
    setProblem(null);
    try {
      const { hours, ...rest } = chosen;
      const given = hours === undefined ? chosen : { ...rest, seconds: hours * 3600 };
      setFound(READ[name](await askFiltered(ANALYSES[name], given)));
    } catch (failure) {
      setProblem(/** @type {Page.Failure} */ (failure));
    }
    setAsking(false);
  };
  return html`<${Modal} title=${t("analyses.title")} wide=${true}>
    <div class="analyses" aria-busy=${asking}>
      <div class="time-kinds" role="group" aria-label=${t("analyses.title")}>${NAMES.map((one) => html`<button type="button" key=${one} class="chip" aria-pressed=${one === name} disabled=${asking} onClick=${() => turn(one)}>${t(`analyses.${one}`)}</button>`)}</div>
      <p class="quiet">${t(`analyses.${name}.what`)}</p>
      <form class="analyses-form" onSubmit=${submit}><${Options} name=${name} chosen=${chosen} choose=${choose} />
        <button type="submit" class="button main" disabled=${asking}>${t("analyses.run")}</button></form>
      ${problem && html`<p class="note trouble-note" role="alert">${problem.message}</p>`}
      ${asking && html`<div class="skeleton" role="status" aria-label=${t("analyses.asking")}><i></i><i></i></div>`}
      ${found && !asking && html`<p class="note" role="status">${found.says}
          ${found.left > 0 && ` ${t("analyses.left", { n: found.left })}`}${found.hidden > 0 && html` <b class="hides">${t("time.hidden", { n: found.hidden })}</b>`}</p>
        <${Plot} picture=${found.picture} /><${Table} found=${found} />`}
    </div>
    <div class="row end"><button type="button" class="button" onClick=${() => (dialog.value = null)}>${t("close")}</button></div><//>`;
}
