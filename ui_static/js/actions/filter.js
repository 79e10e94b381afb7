// Which facts count: the parts of the filter, each with how much it hides, and the panel that sets them.
import { singles } from "../chart_data.js";
import { HIDDEN } from "../questions.js";
import { chart, filter, panel, tab } from "../state.js";
import { filterBy } from "./draw.js";
import { askFiltered } from "./run.js";

/** The parts of a filter, by name, with the fields that belong to each. */
const PARTS = /** @type {Record<string, string[]>} */ ({
  time: ["since", "until", "undated"],
  grade: ["leastGrade", "ungraded"],
  sources: ["sources", "notSources"],
  asOf: ["asOf"],
});
/** The API's bound on elements among which facts are counted. */
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
 * How many facts stand among what is drawn, and how much each part hides by itself.
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Counts>}
 */
export async function countHidden(signal) {
  const ids = singles(chart.value).slice(0, MOST).map((node) => node.id);
  const found = (await askFiltered(HIDDEN, { ids }, signal)).hiddenFacts;
  return {
    all: found.facts,
    hidden: found.hidden,
    parts: { time: found.byTime, grade: found.byGrade, sources: found.bySources, asOf: found.byAsOf },
    bySource: new Map(found.sources.map((/** @type {{ source: string, facts: number }} */ said) => [said.source, said.facts])),
  };
}
