// What is asked of the ways between two elements: which kind, what makes one good, over what and past what, and when.
import { findPaths } from "../actions/paths.js";
import { singles } from "../chart_data.js";
import { chart, filter, working } from "../state.js";
import { t } from "../text/index.js";
import { cut, plain } from "../text/names.js";
import { html, useState } from "../ui.js";
import { Days } from "./days.js";
import { Name } from "./mark.js";

const KINDS = /** @type {const} */ (["shortest", "best", "timed", "cycles"]);
const WEIGHTS = /** @type {const} */ (["HOPS", "RARITY", "GRADE"]);
const DIRECTIONS = /** @type {const} */ (["BOTH", "OUT"]);
const HOUR_S = 3600;
/** The API's bounds. */
const [MOST_PATHS, MOST_VIA, MOST_HOPS, LONGEST] = [50, 5, 8, 10];
/** Characters of a name in a list. */
const NAME = 40;

/**
 * Elements to pass or to avoid, in the order in which they were chosen.
 * @param {{ name: string, ids: Page.Id[], set: (ids: Page.Id[]) => void, most: number, without: Page.Id[] }} given
 */
function Stops({ name, ids, set, most, without }) {
  const drawn = singles(chart.value).filter((node) => ![...ids, ...without].includes(node.id)).sort((a, b) => (a.caption < b.caption ? -1 : 1));
  const caption = (/** @type {Page.Id} */ id) => chart.value.nodes.get(id)?.caption ?? t("an.element");
  return html`<div class="stops"><label>${t(`path.${name}`)}<select value="" disabled=${ids.length >= most} onChange=${(/** @type {Page.Event} */ event) => event.target.value && set([...ids, event.target.value])}>
      <option value="">${t("path.choose")}</option>${drawn.map((node) => html`<option key=${node.id} value=${node.id}>${cut(plain(node.caption), NAME)}</option>`)}</select></label>
    ${ids.length > 0 && html`<ol>${ids.map((id) => html`<li key=${id}><${Name} text=${caption(id)} /> <button type="button" class="plain small" aria-label=${t("path.drop", { caption: plain(caption(id)) })} onClick=${() => set(ids.filter((other) => other !== id))}>×</button></li>`)}</ol>`}</div>`;
}

/** @param {{ from: Page.Id, to: Page.Id, limits: Page.Limits }} given */
export function PathForm({ from, to, limits }) {
  const pair = from !== to;
  const [kind, setKind] = useState(limits.kind ?? "shortest");
  const [weight, setWeight] = useState(limits.weight ?? "RARITY");
  const [k, setK] = useState(limits.k ?? 5);
  const [hops, setHops] = useState(limits.maxHops ?? limits.longest ?? 6);
  const [wait, setWait] = useState(limits.longestWaitSeconds === undefined ? "" : String(limits.longestWaitSeconds / HOUR_S));
  const [direction, setDirection] = useState(limits.direction ?? (pair ? "BOTH" : "OUT"));
  const [ordered, setOrdered] = useState(limits.inTimeOrder ?? true);
  const [together, setTogether] = useState(limits.overlappingInTime ?? false);
  const [via, setVia] = useState(limits.via ?? []);
  const [avoid, setAvoid] = useState(limits.avoid ?? []);
  const [window, setWindow] = useState(/** @type {Page.Window} */ ({ since: limits.since ?? filter.value?.since, until: limits.until ?? filter.value?.until }));
  const number = (/** @type {string} */ name, /** @type {number} */ value, /** @type {(value: number) => void} */ set, /** @type {number} */ most) => html`<label>${t(`path.${name}`)}
    <input type="number" required min="1" max=${most} value=${value} onInput=${(/** @type {Page.Event} */ event) => set(Number(event.target.value))} /></label>`;
  const one = (/** @type {string} */ name, /** @type {readonly string[]} */ values, /** @type {string} */ value, /** @type {(value: any) => void} */ set) => html`<label>${t(`path.${name}`)}
    <select onChange=${(/** @type {Page.Event} */ event) => set(event.target.value)}>${values.map((each) => html`<option key=${each} value=${each} selected=${each === value}>${t(`path.${name}.${each}`)}</option>`)}</select></label>`;
  const check = (/** @type {string} */ name, /** @type {boolean} */ on, /** @type {(on: boolean) => void} */ set) => html`<label class="check"><input type="checkbox" checked=${on} onChange=${(/** @type {Page.Event} */ event) => set(event.target.checked)} /><span>${t(`path.${name}`)}</span></label>`;
  const parts = /** @type {Record<string, Page.Limits>} */ ({
    shortest: { maxHops: hops, avoid, overlappingInTime: together },
    best: { k, weight, via, avoid, overlappingInTime: together },
    timed: { direction, ...(wait.trim() && { longestWaitSeconds: Math.round(Number(wait) * HOUR_S) }) },
    cycles: { longest: hops, direction, inTimeOrder: ordered },
  });
  const submit = (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    findPaths(from, kind === "cycles" ? from : to, { kind, ...(limits.hubLimit && { hubLimit: limits.hubLimit }), ...parts[kind], ...window });
  };
  return html`<form class="money-form path-form" aria-label=${t("path.form")} onSubmit=${submit}>
    ${one("kind", pair ? KINDS : ["cycles"], kind, setKind)}<p class="quiet">${t(`path.kind.${kind}.what`)}</p>
    ${kind === "best" && html`${one("weight", WEIGHTS, weight, setWeight)}<p class="quiet">${t(`path.weight.${weight}.what`)}</p>`}
    <div class="filter-days">${kind === "best" && number("k", k, setK, MOST_PATHS)}${(kind === "shortest" || kind === "cycles") && number("most.hops", hops, setHops, kind === "cycles" ? LONGEST : MOST_HOPS)}
      ${(kind === "timed" || kind === "cycles") && one("direction", DIRECTIONS, direction, setDirection)}
      ${kind === "timed" && html`<label>${t("path.wait")}<input type="number" min="0" step="any" placeholder=${t("path.wait.any")} value=${wait} onInput=${(/** @type {Page.Event} */ event) => setWait(event.target.value)} /></label>`}</div>
    ${kind === "best" && html`<${Stops} name="via" ids=${via} set=${setVia} most=${MOST_VIA} without=${[from, to]} />`}
    ${(kind === "best" || kind === "shortest") && html`<${Stops} name="avoid" ids=${avoid} set=${setAvoid} most=${1_000} without=${[from, to]} />${check("together", together, setTogether)}`}
    ${kind === "cycles" && check("ordered", ordered, setOrdered)}
    <${Days} window=${window} set=${setWindow} />
    <button type="submit" class="button main wide" disabled=${working.value}>${t("path.ask")}</button></form>`;
}
