// Findings on the diagram. A lead is no fact of the graph: it is drawn dashed, is walked by nothing, and carries its
// sentence and what speaks against it. It is kept with the chart beside what somebody assumes.
import { ownId } from "../own.js";
import { analyst, chart, panel, selection } from "../state.js";
import { t } from "../text/index.js";
import { add } from "./draw.js";
import { say } from "./run.js";

/** Characters of the sentences that a finding keeps. */
const LONGEST = 1_500;

/** @param {Page.LeadSaid} lead */
const sentenceOf = (lead) => lead.sentence.slice(0, LONGEST);

/** @param {Page.LeadSaid} lead */
const against = (lead) => lead.against.map((one) => one.sentence.replaceAll("\n", " ")).join("\n").slice(0, LONGEST);

/**
 * Whether a lead is on the diagram.
 * @param {Page.LeadSaid} lead
 */
export const isFound = (lead) => chart.value.own.links.some((link) => link.finding && link.reason === sentenceOf(lead));

/**
 * Put a lead on the diagram: what it ties comes, each tie is a dashed line. question: which one found it; label: what the
 * lines say; ties: pairs of ids; from: the element that the others fan out of; select: what is selected then, by default
 * all ends. Gives the ids that came, or null when it was cancelled or failed.
 * @param {Page.LeadSaid} lead
 * @param {{ question: string, label: string, ties: [Page.Id, Page.Id][], from?: Page.Id | null, select?: Page.Id[] }} how
 */
export async function drawFinding(lead, { question, label, ties, from = null, select }) {
  const before = panel.value;
  const ends = select ?? [...new Set(ties.flat())];
  const made = { by: analyst.value, at: new Date().toISOString(), label, reason: sentenceOf(lead), finding: question, against: against(lead) };
  const tied = ties.map(([one, other]) => ({ id: ownId("own"), from: one, to: other, ...made }));
  const all = [...new Set([...ends, ...ties.flat()])];
  const own = (/** @type {Page.Own} */ was) => ({ ...was, links: [...was.links, ...(isFound(lead) ? [] : tied)] });
  const came = await add(all.filter((id) => !chart.value.nodes.has(id)), { from, own });
  if (came === null) return null;
  panel.value = before;
  selection.value = ends.filter((id) => chart.value.nodes.has(id));
  say(t("said.finding", { n: came.length }));
  return came;
}
