// How do two elements hang together? Paths of four kinds: the shortest, the best by a weight, in time order, and back again.
import { NAMES, PATHS } from "../questions_paths.js";
import { ask } from "../api.js";
import { chart, filter, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { askBehind } from "./behind.js";
import { add } from "./draw.js";
import { run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

/** Hubs that are drawn beside a path, and that are named. */
const [HUBS_SHOWN, HUBS_NAMED] = [3, 50];

/** @param {Page.Path} path */
const pairsOf = (path) => new Set(path.steps.map((step) => `${step.from}\n${step.to}`));

/**
 * Light up a path that is drawn, and mark the hubs that it was not allowed to run through.
 * @param {Page.Path | null} path
 * @param {Page.Id[]} [hubs]
 */
export function light(path, hubs = []) {
  lit.value = path && { nodes: new Set(path.entities.map((entity) => entity.id)), pairs: pairsOf(path), refused: new Set(hubs) };
}

/**
 * The answer of one question about paths, with the names of the hubs that were not walked.
 * @param {Page.Id} from
 * @param {Page.Id} to
 * @param {Page.Limits} limits
 * @param {AbortSignal} signal
 * @returns {Promise<Page.PathAnswer>}
 */
async function asked(from, to, { kind = "shortest", since, until, ...limits }, signal) {
  const { field, query } = PATHS[kind];
  const window = { ...(since && { since }), ...(until && { until }) };
  const found = (await askBehind(query, { from, to, ...limits, filter: { ...filter.value, ...window } }, signal))[field];
  const hubs = found.hubsNotWalked.slice(0, HUBS_NAMED);
  return { ...found, hubs: hubs.length ? (await ask(NAMES, { ids: hubs }, signal)).entities : [] };
}

/**
 * How are these two linked? Shows the paths in words and draws the first, with hubs that were refused. keep: the view comes
 * out of the address, so draw nothing more. Of cycles `from` and `to` are the same.
 * @param {Page.Id} from
 * @param {Page.Id} to
 * @param {Page.Limits & { keep?: boolean }} [options]
 */
export async function findPaths(from, to, options = {}) {
  const { keep = false, ...limits } = options;
  tab.value = "path";
  panel.value = { kind: "path", from, to, limits, answer: null };
  lit.value = null;
  const answer = await run(t("busy.paths"), (signal) => asked(from, to, limits, signal));
  if (!answer) {
    // Cancelled or failed: what was asked stays, so that it can be asked otherwise.
    panel.value = { kind: "path", from, to, limits, answer: { hubsNotWalked: [], hubs: [], stopped: true } };
    return;
  }
  panel.value = { kind: "path", from, to, limits, answer, chosen: 0 };
  if (!answer.paths?.length) {
    say(t(limits.kind === "cycles" ? "said.no.cycle" : "said.no.path"));
    if (!keep) pushed();
    return;
  }
  say(t("said.paths", { n: answer.paths.length, hops: answer.paths[0].hops }));
  if (keep) light(answer.paths[0], answer.hubsNotWalked);
  else await drawPath(0);
}

/**
 * Draw the n-th path of the panel, and light it up.
 * @param {number} index
 */
export async function drawPath(index) {
  const shown = panel.value;
  const path = shown.answer?.paths?.[index];
  if (!path) return;
  const hubs = (shown.answer?.hubsNotWalked ?? []).slice(0, HUBS_SHOWN);
  const wanted = [...path.entities.map((entity) => entity.id), ...hubs];
  const missing = wanted.some((id) => !chart.value.nodes.has(id) || chart.value.own.hidden.has(id));
  if (missing && (await add(wanted, { from: shown.from, push: false })) === null) return;
  mark(hubs);
  panel.value = { ...shown, chosen: index };
  selection.value = [];
  light(path, hubs);
  if (missing) pushed();
  else changed();
}

/**
 * Hubs look like hubs, however few of their neighbours are drawn.
 * @param {Page.Id[]} hubs
 */
function mark(hubs) {
  if (!hubs.length) return;
  const refused = new Set(hubs);
  const nodes = new Map([...chart.value.nodes].map(([id, node]) => [id, refused.has(id) ? { ...node, hub: true } : node]));
  chart.value = { ...chart.value, nodes, from: null, fit: false };
}

/**
 * Draw a hub that was not walked, marked as one, beside the path that is shown.
 * @param {Page.Id} id
 */
export async function showHub(id) {
  const shown = panel.value;
  if (!chart.value.nodes.has(id) && (await add([id], { from: shown.from, push: false })) === null) return;
  mark([id]);
  const path = shown.answer?.paths?.[shown.chosen ?? 0] ?? null;
  panel.value = shown;
  const stop = { nodes: new Set([id]), pairs: new Set(/** @type {string[]} */ ([])), refused: new Set([id]) };
  if (path) light(path, [id]);
  else lit.value = stop;
  pushed();
}
