// Who moves together with an element, or which of all do, with what chance alone would give. It is asked by a form, which
// first tells how many would be compared.
import { COMPANIONS, ESTIMATE } from "../questions_movement.js";
import { ask } from "../api.js";
import { chart, companionsAsked, filter, lit, panel, selection, sheet, span, tab } from "../state.js";
import { windowOf } from "../span.js";
import { t } from "../text/index.js";
import { captionOf } from "./draw.js";
import { drawFinding } from "./finding.js";
import { run, say } from "./run.js";
import { changed } from "./trail.js";

/** The three lists of an answer, in the order in which they are shown. */
export const LISTS = /** @type {const} */ (["beyondRoutine", "sharedRoutine", "singleJourneys"]);

/**
 * Show the form, about one element or about all pairs; the time that is looked at is its window.
 * @param {Page.Id | null} subject
 */
export function askCompanions(subject) {
  const { since = "", until = "" } = span.value ? windowOf(span.value) : {};
  companionsAsked.value = { ...companionsAsked.value, subject, since, until };
  panel.value = { kind: "companions", ids: subject ? [subject] : [] };
  tab.value = "companions";
  lit.value = null;
  changed();
}

/** @param {Partial<Page.CompanionsAsked>} fields */
export const changeAsked = (fields) => (companionsAsked.value = { ...companionsAsked.value, ...fields });

/** What the form says, as the question takes it. */
function asked() {
  const { subject, since, until, seconds, metres, places, kinds, exclude } = companionsAsked.value;
  const window = { ...(since && { since }), ...(until && { until }) };
  const left = exclude.filter((id) => id !== subject);
  return { subject, subjectTypes: kinds.length ? kinds : null, withinSeconds: Math.round(seconds), withinMetres: metres, leastPlaces: places, exclude: left.length ? left : null, filter: { ...filter.value, ...window } };
}

/**
 * How many would be compared, and about how long it takes.
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Estimate>}
 */
export async function estimateCompanions(signal) {
  const given = Object.fromEntries(Object.entries(asked()).filter(([, value]) => value !== null));
  return (await ask(ESTIMATE, { question: { question: "companions", arguments: given } }, signal)).estimate;
}

/** Who moved together? The panel shows it under the form. */
export async function findCompanions() {
  const variables = { ...asked(), case: sheet.value.case };
  const { subject } = variables;
  const answer = await run(t("busy.companions"), (signal) => ask(COMPANIONS, variables, signal), { key: "companions" });
  if (!answer) return;
  if (!answer.companions) return say(t("said.unknown"));
  tab.value = "companions";
  panel.value = { kind: "companions", ids: subject ? [subject] : [], companions: answer.companions, asked: { query: COMPANIONS, variables } };
  if (subject && chart.value.nodes.has(subject)) selection.value = [subject];
  lit.value = null;
  const n = LISTS.reduce((sum, list) => sum + answer.companions[list].total, 0);
  say(subject ? t("said.companions", { n, caption: captionOf(subject) }) : t("said.companions.all", { n }));
  changed();
}

/**
 * Draw who was found beside the one who was asked about, or both of a pair. All of them are selected, so that their movement
 * is shown together.
 * @param {Page.Lead} lead
 */
export function drawCompanions(lead) {
  const [about = lead.subjects[0].id] = panel.value.ids ?? [];
  const others = lead.subjects.map((one) => one.id).filter((id) => id !== about);
  return drawFinding(lead, { question: "companions", label: t("lead.label"), from: chart.value.nodes.has(about) ? about : null, ties: others.map((to) => [about, to]) });
}
