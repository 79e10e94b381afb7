// A table of one's own: it is pasted or chosen as a file, its columns are named, and an analysis is asked of it. Nothing is kept.
import { analyseTable, readColumns } from "../actions/analyses.js";
import { latest } from "../api.js";
import { ownTable } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useRef, useState } from "../ui.js";
import { Asking } from "./asking.js";
import { GIVEN, Given, givenText } from "./own_table_given.js";

/** The API's bound, in bytes. */
const MOST_BYTES = 2_000_000;

/**
 * What an analysis wants of a table: columns that hold something (several: more than one), or a value. usual: what stands for
 * nothing chosen; needed: it has to be chosen.
 * @typedef {{ holds: string[], several?: boolean, needed?: boolean, judged?: boolean } | { usual: string, numeric?: boolean, one?: string[] }} Wanted
 * @type {Record<string, Record<string, Wanted>>}
 */
const WANTED = {
  regression: { outcome: { holds: ["NUMBERS"], needed: true, judged: true }, factors: { holds: ["NUMBERS", "WORDS"], several: true, needed: true }, id: { holds: [] } },
  clusters: { scope: { usual: "both", one: ["both", "space", "time", "hour"] }, method: { usual: "st-dbscan", one: ["st-dbscan", "hdbscan"] }, latitude: { holds: ["NUMBERS"] }, longitude: { holds: ["NUMBERS"] }, time: { holds: ["TIMES"] }, id: { holds: [] }, metres: { usual: "300", numeric: true }, seconds: { usual: "3600", numeric: true } },
  rules: { case: { holds: ["WORDS"], several: true, needed: true }, offender: { holds: ["WORDS"], several: true, needed: true }, unit: { holds: [] }, least: { usual: "10", numeric: true } },
  texts: { text: { holds: ["TEXTS", "WORDS"], needed: true }, label: { holds: ["WORDS"], needed: true, judged: true }, id: { holds: [] }, target: { usual: "0.9", numeric: true } },
  places: { label: { holds: ["WORDS"], needed: true, judged: true }, latitude: { holds: ["NUMBERS"], needed: true }, longitude: { holds: ["NUMBERS"], needed: true }, time: { holds: ["TIMES"], needed: true }, id: { holds: [] }, zone: { usual: "UTC" }, target: { usual: "0.9", numeric: true } },
  forecast: { latitude: { holds: ["NUMBERS"], needed: true }, longitude: { holds: ["NUMBERS"], needed: true }, time: { holds: ["TIMES"], needed: true }, zone: { usual: "UTC" }, resolution: { usual: "8", numeric: true } },
  coverage: { area: { holds: [], needed: true }, watched_hours: { holds: ["NUMBERS"], needed: true }, count: { holds: ["NUMBERS"], needed: true }, sensors: { holds: ["NUMBERS"] } },
};
export const TABLE_NAMES = Object.keys(WANTED);

/**
 * The columns that an option may name. What stands for a group is left out, with a comma a name cannot be given.
 * @param {Page.OwnTable} own @param {Extract<Wanted, { holds: string[] }>} wanted
 */
const fitting = (own, { holds, judged }) => own.columns.filter((column) => !column.protected && !(judged && column.judges) && !column.name.includes(",") && (!holds.length || holds.includes(column.holds)));

/**
 * What is likely meant: the column of the option's own name, else the first that holds it where one has to be.
 * @param {string} name @param {Page.OwnTable} own @returns {Record<string, string>}
 */
function likely(name, own) {
  /** @type {Record<string, string>} */
  const chosen = {};
  for (const [key, wanted] of Object.entries(WANTED[name])) {
    if ("usual" in wanted) chosen[key] = wanted.usual;
    else {
      const fits = fitting(own, wanted).map((column) => column.name);
      const same = fits.find((column) => column.toLowerCase() === key) ?? (key === "latitude" || key === "longitude" ? fits.find((column) => column.toLowerCase().startsWith(key.slice(0, 3))) : undefined);
      chosen[key] = wanted.several ? "" : (same ?? (key === "time" || (key === "outcome" || key === "text" || key === "label") ? (fits[0] ?? "") : ""));
    }
  }
  return chosen;
}

/** @param {{ onRead: (own: Page.OwnTable | null) => void }} given */
function Source({ onRead }) {
  const only = useRef(latest());
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const [text, setText] = useState(ownTable.value?.text ?? "");
  const read = (/** @type {string} */ given, /** @type {string} */ name) => {
    setText(given);
    setProblem(null);
    if (!given.trim()) return onRead(null);
    only.current(() => readColumns(given, name)).then((own) => own && onRead(own), (failure) => (setProblem(failure), onRead(null)));
  };
  const choose = async (/** @type {Page.Event} */ event) => {
    const [file] = event.target.files;
    if (!file) return;
    if (file.size > MOST_BYTES) return setProblem(/** @type {any} */ ({ message: t("own.table.large", { most: MOST_BYTES / 1e6 }) }));
    read(await file.text(), file.name);
  };
  return html`<div class="own-source"><label class="own-file">${t("own.table.file")}<input type="file" accept=".csv,text/csv,text/plain" onChange=${choose} /></label>
    <label>${t("own.table.paste")}<textarea rows=${text ? 3 : 5} spellcheck="false" placeholder=${t("own.table.example")} value=${text} onChange=${(/** @type {Page.Event} */ event) => read(event.target.value, "")}></textarea></label>
    <p class="quiet">${t("own.table.what")}</p>
    ${problem && html`<p class="note trouble-note" role="alert">${problem.message}</p>`}</div>`;
}

/** @param {{ name: string, own: Page.OwnTable, chosen: Record<string, string>, choose: (next: Record<string, string>) => void }} given */
function Columns({ name, own, chosen, choose }) {
  return html`${Object.entries(WANTED[name]).map(([key, wanted]) => {
    const title = t(`own.table.${key}`);
    const set = (/** @type {string} */ value) => choose({ ...chosen, [key]: value });
    if ("usual" in wanted && wanted.one) return html`<label key=${key}>${title}<select onChange=${(/** @type {Page.Event} */ event) => set(event.target.value)}>${wanted.one.map((one) => html`<option key=${one} value=${one} selected=${one === chosen[key]}>${t(`analyses.choice.${one.toUpperCase().replace("-", "_")}`)}</option>`)}</select></label>`;
    if ("usual" in wanted) return html`<label key=${key}>${title}<input type=${wanted.numeric ? "number" : "text"} step="any" required value=${chosen[key]} onInput=${(/** @type {Page.Event} */ event) => set(event.target.value)} /></label>`;
    const fits = fitting(own, wanted);
    if (!wanted.several) {
      return html`<label key=${key}>${title}<select required=${wanted.needed} onChange=${(/** @type {Page.Event} */ event) => set(event.target.value)}><option value="">${t(wanted.needed ? "path.choose" : "own.table.none")}</option>${fits.map((column) => html`<option key=${column.name} value=${column.name} selected=${column.name === chosen[key]}>${plain(column.name)}</option>`)}</select></label>`;
    }
    const some = chosen[key].split(",").filter(Boolean);
    return html`<fieldset key=${key} class="choices"><legend>${title}</legend>${fits.filter((column) => column.name !== chosen.outcome && column.name !== chosen.id).map((column) => html`<label class="check" key=${column.name}><input type="checkbox" checked=${some.includes(column.name)} onChange=${(/** @type {Page.Event} */ event) => set(fits.map((one) => one.name).filter((one) => (one === column.name ? event.target.checked : some.includes(one))).join(","))} /><span><bdi>${plain(column.name)}</bdi></span></label>`)}
      ${!fits.length && html`<p class="quiet">${t("own.table.no.column")}</p>`}</fieldset>`;
  })}`;
}

/** @param {{ name: string }} given */
export function OfTable({ name }) {
  const own = ownTable.value;
  const [chosen, choose] = useState(/** @type {Record<string, string>} */ (own ? likely(name, own) : {}));
  const [given, give] = useState(/** @type {Record<string, string>} */ ({}));
  const onRead = (/** @type {Page.OwnTable | null} */ next) => {
    ownTable.value = next;
    choose(next ? likely(name, next) : {});
    give({});
  };
  const missing = own ? Object.entries(WANTED[name]).some(([key, wanted]) => "needed" in wanted && wanted.needed && !chosen[key]) : true;
  const refused = own?.columns.filter((column) => column.protected || column.judges) ?? [];
  return html`<${Source} onRead=${onRead} />
    ${own && html`<p class="quiet" role="status">${t("own.table.read", { n: own.rows, columns: own.columns.length })}</p>
      ${refused.length > 0 && html`<ul class="note refused-columns">${refused.map((column) => html`<li key=${column.name}><bdi>${plain(column.protected ?? column.judges ?? "")}</bdi></li>`)}</ul>`}
      <${Asking} ready=${!missing} ask=${(/** @type {AbortSignal} */ signal) => analyseTable(name, own, chosen, givenText(name, chosen, given), signal)}>
        <${Columns} name=${name} own=${own} chosen=${chosen} choose=${choose} />
        ${GIVEN.includes(name) && !missing && html`<${Given} name=${name} own=${own} chosen=${chosen} given=${given} give=${give} />`}<//>`}`;
}
