// Who moves together with an element, with what chance alone would give.
import { COMPANIONS } from "../questions_movement.js";
import { ownId } from "../own.js";
import { analyst, chart, filter, lit, panel, selection, tab } from "../state.js";
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

/** Characters of a lead's sentence that a link of one's own keeps as its reason. */
const LONGEST = 1_500;

/**
 * Draw who was found beside the one who was asked about, tied by a link of one's own whose reason is the lead: a finding is
 * no fact of the graph. All of them are selected, so that their movement is shown together.
 * @param {Page.Lead} lead
 */
export async function drawCompanions(lead) {
  const shown = panel.value;
  const about = shown.ids?.[0] ?? "";
  const others = lead.subjects.map((one) => one.id).filter((id) => id !== about);
  const reason = lead.sentence.slice(0, LONGEST);
  const signed = { by: analyst.value, at: new Date().toISOString(), label: t("lead.label"), reason };
  const tied = others.map((to) => ({ id: ownId("own"), from: about, to, ...signed }));
  const came = await add(others, { from: about, own: (before) => ({ ...before, links: [...before.links, ...tied] }) });
  if (came === null) return;
  panel.value = shown;
  selection.value = [about, ...others].filter((id) => chart.value.nodes.has(id));
  say(t("said.companions.drawn", { n: came.length }));
}
