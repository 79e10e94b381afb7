// Further questions about what sensors read and who called: relations that tracks suggest, tracks that are alike, whose card,
// wrong identifiers, chains of cards and handsets, calls and footage. One form asks them; what is found is drawn as findings.
import { ask } from "../api.js";
import { TRACKS } from "../questions_tracks.js";
import { chart, filter, lit, panel, selection, sheet, shown, span, tab, tracksAsked } from "../state.js";
import { windowOf } from "../span.js";
import { t } from "../text/index.js";
import { QUESTIONS, shaped } from "../tracks.js";
import { add } from "./draw.js";
import { drawFinding } from "./finding.js";
import { run, say } from "./run.js";
import { changed } from "./trail.js";

/**
 * Show the form, about an element, about several that are selected, or about all; the time that is looked at is its window.
 * @param {Page.Id | null} subject
 * @param {boolean} [several]
 */
export function openTracks(subject, several = false) {
  const { since = "", until = "" } = span.value ? windowOf(span.value) : {};
  const { question } = tracksAsked.value;
  const ofSeveral = several && QUESTIONS[question].about !== "several";
  tracksAsked.value = { ...tracksAsked.value, question: ofSeveral ? "meetings" : question, subject, since, until };
  panel.value = { kind: "tracks" };
  tab.value = "tracks";
  lit.value = null;
  changed();
}

/**
 * What was found goes when what is asked changes.
 * @param {Partial<Page.TracksAsked>} fields
 */
export function changeTracks(fields) {
  tracksAsked.value = { ...tracksAsked.value, ...fields };
  if (fields.question && panel.value.tracks) panel.value = { kind: "tracks" };
}

/** Elements of the graph that are selected. */
export const selected = () => selection.value.filter((id) => {
  const mark = shown.value.nodes.get(id);
  return mark && !mark.own && !mark.members;
});

/** Ask what the form says; the panel shows it under the form. */
export async function findTracks() {
  const { question, subject, since, until, near, ...fields } = tracksAsked.value;
  const { about } = QUESTIONS[question];
  const window = { ...(since && { since }), ...(until && { until }) };
  const given = { ...fields, since, until, near: near || null, subject: about === "nobody" ? null : subject, ids: selected(), case: sheet.value.case };
  const facts = question === "footage" ? filter.value ?? {} : { ...filter.value, ...window };
  const query = TRACKS[question];
  const variables = { ...takenBy(query, given), filter: facts };
  const answer = await run(t("busy.tracks"), (signal) => ask(query, variables, signal), { key: `tracks ${question}` });
  if (!answer) return;
  if (!answer[question]) return say(t("said.unknown"));
  const found = shaped(question, answer[question]);
  panel.value = { kind: "tracks", ids: subject && about !== "nobody" ? [subject] : [], tracks: { question, found, asked: { query, variables } } };
  tab.value = "tracks";
  lit.value = null;
  say(t("said.tracks", { n: found.total }));
  changed();
}

/**
 * The variables that the text of a question has.
 * @param {string} text
 * @param {Record<string, unknown>} given
 */
const takenBy = (text, given) => Object.fromEntries(Object.entries(given).filter(([name]) => text.includes(`$${name}:`)));

/**
 * Draw a lead or a suspicion as a dashed line from its first subject to each other one; one alone is only added.
 * @param {Page.LeadSaid & { subjects: Page.Brief[] }} lead
 */
export function drawTracks(lead) {
  const [first, ...others] = lead.subjects.map((one) => one.id);
  const question = panel.value.tracks?.question ?? tracksAsked.value.question;
  if (!others.length) return add([first]);
  const from = chart.value.nodes.has(first) ? first : null;
  return drawFinding(lead, { question, label: t(`tracks.${question}.label`), from, ties: others.map((to) => [first, to]) });
}

/**
 * Draw what a row is about: as a finding where it is one, else beside what it is told of.
 * @param {Page.TracksRow} row
 */
export function drawRow({ entity, lead, ends }) {
  const [from = null] = panel.value.ids ?? [];
  if (lead && ends) return drawFinding(lead, { question: "meetings", label: t("lanes.met"), from: chart.value.nodes.has(ends[0]) ? ends[0] : null, ties: [ends] });
  if (!lead || !from) return add([entity.id], { from: from && chart.value.nodes.has(from) ? from : null });
  return drawFinding(lead, { question: "laterPhones", label: t("tracks.laterPhones.label"), from: chart.value.nodes.has(from) ? from : null, ties: [[from, entity.id]] });
}

/**
 * Draw all that records name.
 * @param {Page.TracksFound} found
 */
export const drawNamed = ({ facts, entities }) => add([...new Set([...entities.map((one) => one.id), ...facts.flatMap((fact) => (fact.from && fact.to ? [fact.from, fact.to] : []))])].filter((id) => !chart.value.nodes.has(id)));
