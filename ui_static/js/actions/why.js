// Why are these linked? The facts of one line, and the paths between two elements.
import { FACTS, PATHS } from "../questions.js";
import { chart, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { add } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

const HUBS_SHOWN = 3;

/**
 * Show the facts behind a line in the panel.
 * @param {Page.Told} link
 */
export function showLine(link) {
  if (link.own) {
    selection.value = [];
    tab.value = "own";
    panel.value = { kind: "own", link: { ...link, id: link.id ?? "" } };
    return;
  }
  tab.value = "line";
  panel.value = { kind: "line", link: { id: link.id ?? "", from: link.from, to: link.to, type: link.type } };
  selection.value = [];
  lit.value = null;
}

/**
 * The facts of one type between two elements, a page at a time.
 * @param {Page.Told} link
 * @param {string | null} after
 * @param {AbortSignal} signal
 */
export const factsBetween = (link, after, signal) =>
  askFiltered(FACTS, { between: [link.from, link.to], linkTypes: [link.type], first: 50, after }, signal).then((answer) => answer.facts);

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
 * How are these two linked? Asks for the shortest paths, shows them in words and draws the first, with the hubs that
 * were refused. options: { hubLimit, avoid, keep }; keep: the view comes out of the address, so draw nothing more.
 * @param {Page.Id} from
 * @param {Page.Id} to
 * @param {Page.Limits & { keep?: boolean }} [options]
 */
export async function findPaths(from, to, options = {}) {
  const { keep = false, ...limits } = options;
  tab.value = "path";
  panel.value = { kind: "path", from, to, limits, answer: null };
  lit.value = null;
  const answer = await run(t("busy.paths"), (signal) => askFiltered(PATHS, { from, to, ...limits }, signal));
  if (!answer) return;
  const found = answer.shortestPaths;
  panel.value = { kind: "path", from, to, limits, answer: found, chosen: 0 };
  if (!found.paths?.length) {
    say(t("said.no.path"));
    if (!keep) pushed();
    return;
  }
  say(t("said.paths", { n: found.paths.length, hops: found.paths[0].hops }));
  if (keep) light(found.paths[0], found.hubsNotWalked);
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
  const refused = new Set(hubs);
  if (hubs.length) {
    const nodes = new Map([...chart.value.nodes].map(([id, node]) => [id, refused.has(id) ? { ...node, hub: true } : node]));
    chart.value = { ...chart.value, nodes, from: null, fit: false };
  }
  panel.value = { ...shown, chosen: index };
  selection.value = [];
  light(path, hubs);
  if (missing) pushed();
  else changed();
}
