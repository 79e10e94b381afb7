// Who moves together with an element, with what chance alone would give.
import { COMPANIONS } from "../questions_movement.js";
import { filter, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { captionOf } from "./draw.js";
import { drawFinding } from "./finding.js";
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
 * Draw who was found beside the one who was asked about. All of them are selected, so that their movement is shown together.
 * @param {Page.Lead} lead
 */
export function drawCompanions(lead) {
  const [about = lead.subjects[0].id] = panel.value.ids ?? [];
  const others = lead.subjects.map((one) => one.id).filter((id) => id !== about);
  return drawFinding(lead, { question: "companions", label: t("lead.label"), from: about, ties: others.map((to) => [about, to]) });
}
