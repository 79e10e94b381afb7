// Which facts count: the parts of the filter, each with how much it hides, and the panel that sets them.
import { ask } from "../api.js";
import { singles } from "../chart_data.js";
import { countsUnder } from "../questions.js";
import { chart, filter, panel, sources, tab } from "../state.js";
import { filterBy } from "./draw.js";

/** The parts of a filter, by name, with the fields that belong to each. */
const PARTS = /** @type {Record<string, string[]>} */ ({
  time: ["since", "until", "undated"],
  grade: ["leastGrade", "ungraded"],
  sources: ["sources", "notSources"],
  asOf: ["asOf"],
});
/** The API's bounds: questions in one request, elements between which facts are counted. */
const AT_ONCE = 25;
const MOST = 2_000;

/** Open the panel of the filter, or close it. */
export function toggleFilter() {
  const opened = panel.value.kind === "filter";
  panel.value = { kind: opened ? "element" : "filter" };
  if (!opened) tab.value = "filter";
}

/**
 * Change some fields of the filter; undefined takes one out. An empty filter is none.
 * @param {Page.Filter} fields
 */
export function change(fields) {
  const next = Object.fromEntries(Object.entries({ ...filter.value, ...fields }).filter(([, value]) => value !== undefined && value !== null));
  return filterBy(Object.keys(next).length ? next : null);
}

/**
 * What of the filter belongs to one part; null where nothing does.
 * @param {string} name
 */
export function partOf(name, whole = filter.value) {
  const fields = Object.entries(whole ?? {}).filter(([field]) => PARTS[name].includes(field));
  return fields.length ? Object.fromEntries(fields) : null;
}

/**
 * @param {(Page.Filter | null)[]} filters
 * @param {AbortSignal} signal
 */
async function totals(filters, signal) {
  const ids = singles(chart.value).slice(0, MOST).map((node) => node.id);
  const found = [];
  for (let at = 0; at < filters.length; at += AT_ONCE) {
    const some = filters.slice(at, at + AT_ONCE);
    const variables = Object.fromEntries(some.map((one, k) => [`f${k}`, one]));
    const answer = await ask(countsUnder(some.length), { ids, ...variables }, signal);
    found.push(...some.map((_, k) => answer[`c${k}`].total));
  }
  return found;
}

/**
 * How many facts stand among what is drawn, and how much each part hides by itself: { all, hidden, parts, bySource }.
 * bySource: Map source name -> facts.
 * @param {AbortSignal} signal
 */
export async function countHidden(signal) {
  const names = [...sources.value.keys()];
  const parts = Object.keys(PARTS).filter((name) => partOf(name));
  const asked = [null, filter.value, ...parts.map((name) => partOf(name)), ...names.map((name) => ({ sources: [name] }))];
  const [all, left, ...rest] = await totals(asked, signal);
  return {
    all,
    hidden: all - left,
    parts: Object.fromEntries(parts.map((name, k) => [name, all - rest[k]])),
    bySource: new Map(names.map((name, k) => [name, rest[parts.length + k]])),
  };
}
