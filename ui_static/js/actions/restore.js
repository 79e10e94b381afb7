// A view out of its address: the references are asked back from the server, which tells nothing of what is not there.
import { ask } from "../api.js";
import { readDiagram } from "../chart_data.js";
import { AROUND, DIAGRAM, RESOLVE } from "../questions.js";
import { chart, EMPTY, filter, groups, hiddenTypes, lit, panel, selection, starting, step } from "../state.js";
import { t } from "../text/index.js";
import { newSheet } from "../sheet.js";
import { openElsewhere, ownDraft } from "./draft.js";
import { findGroups } from "./group.js";
import { openChart, readContent, show } from "./open.js";
import { findPaths } from "./paths.js";
import { askFiltered, run, say } from "./run.js";

/**
 * @param {string | null} text
 * @returns {string[]}
 */
const list = (text) => (text ? text.split(".").filter(Boolean) : []);

/**
 * @param {string | null} text
 * @returns {any}
 */
function json(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} fragment
 * @returns {Page.Wanted}
 */
function read(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  return {
    // Ids of charts have no dot.
    chart: parts.has("chart") ? list(parts.get("chart")) : null,
    then: parts.has("then"),
    around: list(parts.get("a")),
    marks: list(parts.get("n")).map((mark) => mark.split("_")),
    centres: list(parts.get("c")),
    selected: list(parts.get("s")),
    hidden: list(parts.get("h")),
    path: list(parts.get("p")),
    filter: json(parts.get("f")),
    groups: parts.has("g"),
    start: parts.has("start"),
    step: parts.has("k") ? Number(parts.get("k")) - 1 : null,
  };
}

function clear() {
  chart.value = EMPTY;
  selection.value = [];
  hiddenTypes.value = new Set();
  filter.value = groups.value = lit.value = step.value = null;
  panel.value = { kind: "element" };
  starting.value = true;
}

/**
 * Show the view that a fragment stands for; the start screen for an empty one.
 * @param {string} fragment
 */
export async function restore(fragment) {
  const kept = ownDraft();
  if (kept && (await continued(kept))) return;
  const wanted = read(fragment);
  if (wanted.chart) {
    starting.value = false;
    const there = await openChart(wanted.chart[0], wanted.chart[1] ? Number(wanted.chart[1]) : null, { then: wanted.then, push: false });
    const known = new Map([...chart.value.nodes.values()].map((node) => [node.ref, node.id]));
    if (there) selection.value = wanted.selected.map((ref) => known.get(ref)).filter((id) => id !== undefined);
    else clear();
    return;
  }
  if (!wanted.around.length && !wanted.marks.length) return clear();
  starting.value = false;
  filter.value = wanted.filter;
  const drawn = await run(t("busy.restore"), (signal) => draw(wanted, signal), { replaces: true });
  if (!drawn) return;
  const { next, ids, gone } = drawn;
  const known = (/** @type {string[]} */ refs) => refs.map((ref) => ids.get(ref) ?? "").filter((id) => next.nodes.has(id));
  hiddenTypes.value = new Set(wanted.hidden);
  chart.value = { ...next, fit: true };
  selection.value = known(wanted.selected);
  step.value = wanted.step;
  starting.value = wanted.start;
  say(gone ? t("said.restored.gone", { n: gone, drawn: next.nodes.size }) : t("said.restored", { n: next.nodes.size }));
  const [from, to] = wanted.path.map((ref) => ids.get(ref));
  if (from && to) await findPaths(from, to, { keep: true });
  if (wanted.groups) await findGroups({ keep: true });
}

/**
 * Before the page was loaded anew there was more on the chart than an address holds.
 * @param {Page.Kept} kept
 */
async function continued(kept) {
  starting.value = false;
  const found = await run(t("busy.restore"), (signal) => readContent(kept.content, signal), { replaces: true });
  if (!found) return false;
  // A tab that was doubled goes on with a draft of its own.
  show(found, openElsewhere(kept.sheet.draft) ? { ...kept.sheet, draft: newSheet().draft } : kept.sheet);
  say(t("said.draft", { n: found.next.nodes.size }));
  return true;
}

/**
 * @param {Page.Wanted} wanted
 * @param {AbortSignal} signal
 */
async function draw(wanted, signal) {
  const refs = [...new Set([...wanted.around, ...wanted.marks.map(([ref]) => ref), ...wanted.selected, ...wanted.path])];
  const found = (await ask(RESOLVE, { refs }, signal)).resolve;
  /** @type {Map<string, Page.Id>} */
  const ids = new Map(refs.map((ref, k) => /** @type {[string, Page.Id]} */ ([ref, found[k]])).filter(([, id]) => id !== null));
  const gone = refs.length - ids.size;
  const all = (/** @type {string[]} */ some) => some.map((ref) => ids.get(ref)).filter((id) => id !== undefined);
  if (wanted.around.length) {
    const centres = all(wanted.around);
    const answer = centres.length ? (await askFiltered(AROUND, { centres }, signal)).associationDiagram : null;
    return { next: answer ? { ...readDiagram(answer, centres), around: true } : EMPTY, ids, gone };
  }
  const there = wanted.marks.filter(([ref]) => ids.has(ref));
  const placed = Object.fromEntries(there.map(([ref, x, y]) => [ids.get(ref), [Number(x) || 0, Number(y) || 0]]));
  const answer = (await askFiltered(DIAGRAM, { ids: Object.keys(placed), placed }, signal)).diagram;
  return { next: readDiagram(answer, all(wanted.centres)), ids, gone };
}
