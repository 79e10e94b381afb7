// Replaying the diagram: it is shown as it stood at a moment, and nothing of it is taken off.
import { momentsOf } from "../replay.js";
import { later, replay, shown, under } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { say } from "./run.js";

/**
 * Show the diagram as of a moment, in milliseconds.
 * @param {number} at
 */
export function replayTo(at) {
  replay.value = at;
  const { nodes, lines } = later.value;
  say(t("said.replay", { at: instant(at), n: nodes.size, lines: lines.size }));
}

/** Begin at the first moment, with the bar under the diagram; or end, and show all of it. */
export function toggleReplay() {
  if (under.value === "replay") return endReplay();
  under.value = "replay";
  const [first] = momentsOf(shown.value.links);
  if (first !== undefined) replayTo(first);
}

export function endReplay() {
  if (under.value === "replay") under.value = null;
  if (replay.value === null) return;
  replay.value = null;
  say(t("said.replay.end"));
}
