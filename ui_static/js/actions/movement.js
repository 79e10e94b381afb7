// Who moves together with an element, with what chance alone would give.
import { COMPANIONS } from "../questions_movement.js";
import { filter, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { add, captionOf } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { changed } from "./trail.js";

/** The three lists of an answer, in the order in which they are shown. */
export const LISTS = /** @type {const} */ (["beyondRoutine", "sharedRoutine", "singleJourneys"]);

/**
 * Who moved together with this? The panel shows it.
 * @param {Page.Id} id
 */
export async function findCompanions(id) {
  const asked = (/** @type {AbortSignal} */ signal) => askFiltered(COMPANIONS, { id, filter: filter.value ?? {} }, signal);
  const answer = await run(t("busy.companions"), asked, { key: `companions ${id}` });
  if (!answer) return;
  if (!answer.companions) return say(t("said.unknown"));
  tab.value = "companions";
  panel.value = { kind: "companions", ids: [id], companions: answer.companions };
  selection.value = [id];
  lit.value = null;
  const n = LISTS.reduce((sum, list) => sum + answer.companions[list].total, 0);
  say(t("said.companions", { n, caption: captionOf(id) }));
  changed();
}

/**
 * Draw who was found beside the one who was asked about.
 * @param {Page.Id[]} ids
 */
export async function drawCompanions(ids) {
  const shown = panel.value;
  const came = await add(ids, { from: shown.ids?.[0] ?? null });
  if (came === null) return;
  panel.value = shown;
  say(t("said.companions.drawn", { n: came.length }));
}
