// What is asked of the graph by an analysis.
import { analyse } from "../actions/analyses.js";
import { ANALYSES } from "../questions_analyses.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Asking } from "./asking.js";

/**
 * What may be chosen, with what is meant where nothing is: one of some names, several of some, a number, or a text.
 * @type {Record<string, Record<string, { one: string[] } | { some: string[], chosen: string[] } | number | string>>}
 */
const OPTIONS = {
  clusters: { of: { one: ["EVENT", "DETECTION"] }, scope: { one: ["BOTH", "SPACE", "TIME", "HOUR"] }, method: { one: ["ST_DBSCAN", "HDBSCAN"] }, metres: 300, hours: 2 },
  forecast: { of: { one: ["EVENT", "DETECTION", "SIGHTING"] }, kind: "", resolution: 8, zone: "Europe/London" },
  days: { factors: { some: ["WEEKDAY", "WEEKEND", "MONTH", "TREND"], chosen: ["WEEKDAY", "TREND"] }, days: 365, zone: "Europe/London" },
  rules: { least: 10 },
  texts: { label: { one: ["KIND", "OUTCOME", "CHARGE"] }, target: 0.9 },
  places: { label: { one: ["KIND", "OUTCOME", "CHARGE"] }, target: 0.9, zone: "Europe/London" },
  coverage: { resolution: 7 },
};
export const NAMES = /** @type {(keyof typeof ANALYSES)[]} */ (Object.keys(ANALYSES));

/** @param {string} name */
const usual = (name) =>
  Object.fromEntries(Object.entries(OPTIONS[name]).map(([key, value]) => [key, typeof value !== "object" ? value : "one" in value ? value.one[0] : value.chosen]));

/** @param {{ name: string, chosen: Record<string, any>, choose: (next: Record<string, any>) => void }} given */
function Options({ name, chosen, choose }) {
  const set = (/** @type {string} */ key, /** @type {unknown} */ value) => choose({ ...chosen, [key]: value });
  return html`${Object.entries(OPTIONS[name]).map(([key, value]) => {
    const title = t(`analyses.option.${key}`);
    if (typeof value === "object" && "some" in value) {
      return html`<fieldset key=${key} class="choices"><legend>${title}</legend>${value.some.map((one) => html`<label class="check" key=${one}><input type="checkbox" checked=${chosen[key].includes(one)} onChange=${(/** @type {Page.Event} */ event) => set(key, value.some.filter((each) => (each === one ? event.target.checked : chosen[key].includes(each))))} /><span>${t(`analyses.choice.${one}`)}</span></label>`)}</fieldset>`;
    }
    if (typeof value === "object") {
      return html`<label key=${key}>${title}<select onChange=${(/** @type {Page.Event} */ event) => set(key, event.target.value)}>${value.one.map((one) => html`<option key=${one} value=${one} selected=${chosen[key] === one}>${t(`analyses.choice.${one}`)}</option>`)}</select></label>`;
    }
    const numeric = typeof value === "number";
    return html`<label key=${key}>${title}<input type=${numeric ? "number" : "text"} step="any" required=${value !== ""} value=${chosen[key]} onInput=${(/** @type {Page.Event} */ event) => set(key, numeric ? Number(event.target.value) : event.target.value)} /></label>`;
  })}`;
}

/** @param {{ name: keyof typeof ANALYSES }} given */
export function OfGraph({ name }) {
  const [chosen, choose] = useState(/** @type {Record<string, any>} */ (usual(name)));
  return html`<${Asking} ask=${(/** @type {AbortSignal} */ signal) => analyse(name, chosen, signal)}><${Options} name=${name} chosen=${chosen} choose=${choose} /><//>`;
}
