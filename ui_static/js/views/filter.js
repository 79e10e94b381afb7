// The filter: by time, grade, source, state of knowledge and type; each part says how much it hides.
import { change, countHidden, partOf } from "../actions/filter.js";
import { filterBy } from "../actions/draw.js";
import { latest } from "../api.js";
import { chart, filter, hiddenTypes, shownNodes, sources } from "../state.js";
import { DAY_MS, dayOf, instantOf } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { GRADES, TypeRows } from "./legend.js";
import { Grade, sourceTitle } from "./mark.js";

/**
 * One part of the filter, with how much it hides by itself.
 * @param {{ name: string, counts: Page.Counts | null, children: Page.Child, hides?: number }} given
 */
function Part({ name, counts, children, hides = counts?.parts[name] }) {
  const on = name === "types" ? (hides ?? 0) > 0 : partOf(name) !== null;
  return html`<fieldset class="filter-part"><legend>${t(`filter.part.${name}`)} ${on && hides !== undefined && html`<b class="hides">${t(name === "types" ? "count.filtered" : "filter.hides", { n: hides })}</b>`}</legend>${children}</fieldset>`;
}

/**
 * @param {boolean} checked
 * @param {Page.Child} text
 * @param {(on: boolean) => void} act
 */
const check = (checked, text, act) =>
  html`<label class="check"><input type="checkbox" checked=${checked} onChange=${(/** @type {Page.Event} */ event) => act(event.target.checked)} /><span>${text}</span></label>`;

/** @param {{ counts: Page.Counts | null }} given */
function Time({ counts }) {
  const { since, until, undated = true } = filter.value ?? {};
  const [problem, setProblem] = useState("");
  const set = (/** @type {Page.Filter} */ fields) => {
    const next = { since, until, ...fields };
    const backwards = next.since && next.until && next.since >= next.until;
    setProblem(backwards ? t("filter.backwards") : "");
    if (!backwards) change(fields);
  };
  return html`<${Part} name="time" counts=${counts}>
    <div class="filter-days"><label>${t("filter.from")}<input type="date" value=${dayOf(since)} onChange=${(/** @type {Page.Event} */ event) => set({ since: instantOf(event.target.value) })} /></label>
      <label>${t("filter.to")}<input type="date" value=${dayOf(until, -1)} onChange=${(/** @type {Page.Event} */ event) => set({ until: instantOf(event.target.value, DAY_MS) })} /></label></div>
    ${problem && html`<p class="note trouble-note" role="alert">${problem}</p>`}
    ${check(undated, t("filter.undated"), (on) => change({ undated: on ? undefined : false }))}
  <//>`;
}

/** @param {{ counts: Page.Counts | null }} given */
function Grades({ counts }) {
  const { leastGrade = "", ungraded = true } = filter.value ?? {};
  return html`<${Part} name="grade" counts=${counts}>
    <select aria-label=${t("filter.label")} onChange=${(/** @type {Page.Event} */ event) => change({ leastGrade: event.target.value || undefined })}>
      ${["", ...GRADES].map((grade) => html`<option key=${grade} value=${grade} selected=${leastGrade === grade}>${grade ? t("filter.least", { grade }) : t("filter.all")}</option>`)}
    </select>
    ${check(ungraded, t("filter.ungraded"), (on) => change({ ungraded: on ? undefined : false }))}
  <//>`;
}

/** @param {{ counts: Page.Counts | null }} given */
function Sources({ counts }) {
  const { sources: only, notSources = [] } = filter.value ?? {};
  const counted = (/** @type {string} */ name) => counts?.bySource.get(name) ?? 0;
  const listed = [...sources.value.values()].sort((a, b) => counted(b.name) - counted(a.name) || (a.title < b.title ? -1 : 1));
  const passes = (/** @type {string} */ name) => (!only || only.includes(name)) && !notSources.includes(name);
  const set = (/** @type {string} */ name, /** @type {any} */ on) => {
    const out = listed.map((source) => source.name).filter((other) => (other === name ? !on : !passes(other)));
    change({ sources: undefined, notSources: out.length ? out : undefined });
  };
  return html`<${Part} name="sources" counts=${counts}><ul class="filter-sources">${listed.map((source) => html`<li key=${source.name}>
    ${check(passes(source.name), html`<bdi>${sourceTitle(source.name)}</bdi>`, (on) => set(source.name, on))}
    <${Grade} grade=${source.grade} /><span class="number quiet">${counts && t("filter.source.facts", { n: counted(source.name) })}</span></li>`)}</ul><//>`;
}

/** @param {{ counts: Page.Counts | null }} given */
function AsOf({ counts }) {
  return html`<${Part} name="asOf" counts=${counts}><div class="filter-days"><label>${t("filter.as.of")}
    <input type="date" value=${dayOf(filter.value?.asOf)} onChange=${(/** @type {Page.Event} */ event) => change({ asOf: instantOf(event.target.value, DAY_MS - 1) })} /></label></div><//>`;
}

export function Filter() {
  const only = useRef(latest());
  const [counts, setCounts] = useState(/** @type {Page.Counts | null} */ (null));
  const drawn = chart.value;
  useEffect(() => {
    only.current(countHidden).then((found) => found && setCounts(found), () => setCounts(null));
  }, [drawn, filter.value]);
  const hiddenMarks = drawn.nodes.size - shownNodes.value.length;
  return html`<article class="about filter"><header class="line-head"><h2>${t("filter.title")}</h2><p class="quiet">${t("filter.what")}</p></header>
    <p role="status" class=${counts?.hidden ? "note hides" : "note"}>${counts ? t("filter.hidden", { n: counts.hidden, of: number(counts.all) }) : t("busy.filter")}</p>
    ${filter.value && html`<button type="button" class="button wide" onClick=${() => filterBy(null)}>${t("filter.drop")}</button>`}
    <${Time} counts=${counts} /><${Grades} counts=${counts} /><${Sources} counts=${counts} /><${AsOf} counts=${counts} />
    <${Part} name="types" counts=${counts} hides=${hiddenTypes.value.size ? hiddenMarks : 0}><ul class="filter-types"><${TypeRows} /></ul><//>
  </article>`;
}
