// Finding: suggestions while somebody types, and looking up a pasted list of identifiers.
import { ask, latest } from "../api.js";
import { LOOKUP, SEARCH } from "../questions.js";
import { panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { run, say } from "./run.js";

const only = latest();

/**
 * The best matches for a text, or undefined when a later question overtook this one.
 * @param {string} text
 */
export const suggest = (text) =>
  only((signal) => ask(SEARCH, { text, first: 12 }, signal).then((answer) => answer.search));

const onlyCase = latest();

/**
 * What a chart may belong to, for a text; undefined when a later question overtook this one.
 * @param {string} text
 * @returns {Promise<Page.Brief[] | undefined>}
 */
export const suggestCases = (text) =>
  onlyCase((signal) => ask(SEARCH, { text, first: 6 }, signal).then((answer) => answer.search.edges.map((/** @type {{ node: Page.Brief }} */ edge) => edge.node)));

/**
 * The identifiers of a pasted list: one a line, or parted by commas, semicolons or tabs.
 * @param {string} text
 */
export const identifiersIn = (text) => [...new Set(text.split(/[\n\r\t,;]+/).map((piece) => piece.trim()).filter(Boolean))];

/**
 * Look a list of identifiers up and show what each of them is.
 * @param {string[]} identifiers
 */
export async function lookUp(identifiers) {
  const answer = await run(t("busy.lookup"), (/** @type {AbortSignal} */ signal) => ask(LOOKUP, { identifiers }, signal));
  if (!answer) return;
  selection.value = [];
  tab.value = "lookup";
  panel.value = { kind: "lookup", rows: answer.lookup };
  const found = answer.lookup.filter((/** @type {any} */ row) => row.entities.length).length;
  say(t("said.lookup", { n: found, of: identifiers.length }));
}
