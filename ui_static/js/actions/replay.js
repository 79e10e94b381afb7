// Replaying the diagram: it is shown as it stood at a moment, and nothing of it is taken off.
import { singles } from "../chart_data.js";
import { momentsOf, spansOf } from "../replay.js";
import { SPANS } from "../questions_paths.js";
import { chart, grown, later, replay, shown, spans, under } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { askFiltered, run, say } from "./run.js";

/** Facts of one page, and of all that are asked for. */
const [PAGE, MOST] = [500, 10_000];

/**
 * Show the diagram as of a moment, in milliseconds.
 * @param {number} at
 */
export function replayTo(at) {
  replay.value = at;
  const { nodes, lines } = later.value;
  say(t("said.replay", { at: instant(at), n: nodes.size, lines: lines.size }));
}

/** The moments of what is drawn. */
export const moments = () => momentsOf(shown.value.links, spans.value?.of ?? null, grown.value);

/** @param {AbortSignal} signal */
async function askSpans(signal) {
  const ids = singles(chart.value).map((node) => node.id);
  const facts = [];
  let [after, total] = [null, 0];
  do {
    const page = (await askFiltered(SPANS, { ids, first: PAGE, after }, signal)).facts;
    facts.push(...page.edges.map((/** @type {{ node: any }} */ edge) => edge.node));
    total = page.total;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after && facts.length < MOST);
  return { of: spansOf(facts), unknown: Math.max(0, total - facts.length) };
}

/** Ask when the facts behind what is drawn held; until they come lines stand from their first on. */
export async function loadSpans() {
  const found = await run(t("busy.replay"), askSpans, { key: "replay" });
  if (!found || under.value !== "replay") return;
  spans.value = found;
  if (replay.value === null) start();
}

function start() {
  const [first] = moments();
  if (first !== undefined) replayTo(first);
}

/** Begin at the first moment, with the bar under the diagram; or end, and show all of it. */
export function toggleReplay() {
  if (under.value === "replay") return endReplay();
  under.value = "replay";
  loadSpans();
}

/**
 * Let what began stay, or go when it ends.
 * @param {boolean} stays
 */
export function setGrown(stays) {
  grown.value = stays;
  if (replay.value !== null) replayTo(replay.value);
}

export function endReplay() {
  if (under.value === "replay") under.value = null;
  spans.value = null;
  if (replay.value === null) return;
  replay.value = null;
  say(t("said.replay.end"));
}
