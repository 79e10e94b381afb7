// Asking an analysis, of the graph or of a table of one's own, and from what it found to the diagram.
import { READ } from "../analyses.js";
import { readTable } from "../analyses_table.js";
import { ask } from "../api.js";
import { ANALYSES, ANALYSE_TABLE, TABLE_COLUMNS } from "../questions_analyses.js";
import { NAMES } from "../questions_paths.js";
import { analysed, dialog, filter, selection } from "../state.js";
import { t } from "../text/index.js";
import { askBehind } from "./behind.js";
import { add, select } from "./draw.js";
import { say } from "./run.js";

/** Elements of one row that are drawn: as many as a first diagram holds. */
const MOST = 40;
const NAMED = 200;

/**
 * Ask an analysis of the graph, under the filter in force. It stays until another is asked.
 * @param {keyof typeof ANALYSES} name
 * @param {Record<string, any>} chosen
 * @param {AbortSignal} signal
 */
export async function analyse(name, chosen, signal) {
  const { hours, kind, ...rest } = chosen;
  const answer = await askBehind(ANALYSES[name], { filter: filter.value, ...rest, ...(hours !== undefined && { seconds: hours * 3600 }), ...(kind && { kinds: [kind] }) }, signal);
  const told = (answer.textClasses?.texts ?? answer.placeClasses?.places ?? []).flatMap((/** @type {{ id: Page.Id | null }} */ one) => one.id ?? []).slice(0, NAMED);
  const names = told.length ? (await ask(NAMES, { ids: told }, signal)).entities : [];
  const found = READ[name](answer, chosen, new Map(names.map((/** @type {Page.Brief} */ one) => [one.id, one.caption])));
  analysed.value = { of: "graph", name, found };
}

/**
 * What the columns of a table hold.
 * @param {string} text
 * @param {string} name
 * @returns {Promise<Page.OwnTable>}
 */
export async function readColumns(text, name) {
  const { rows, columns } = (await ask(TABLE_COLUMNS, { table: text })).tableColumns;
  return { text, name, rows, columns };
}

/**
 * Ask an analysis of a table of one's own. given: a second table of rows to answer about, or null.
 * @param {string} name
 * @param {Page.OwnTable} own
 * @param {Record<string, string>} chosen
 * @param {string | null} given
 * @param {AbortSignal} signal
 */
export async function analyseTable(name, own, chosen, given, signal) {
  const options = Object.entries(chosen).flatMap(([key, value]) => (value === "" ? [] : [{ name: key, value }]));
  // Not behind: an answer that is given behind is kept until newer ones take its room.
  const answer = await ask(ANALYSE_TABLE, { analysis: name.toUpperCase(), table: own.text, options, given }, signal);
  analysed.value = { of: "table", name, found: readTable(name, answer.analyseTable, chosen) };
}

/**
 * Draw the elements of a row beside what is drawn, select them, and close the dialog; opened again it shows what it showed.
 * @param {Page.Id[]} ids
 */
export async function drawFound(ids) {
  dialog.value = null;
  const some = ids.slice(0, MOST);
  const came = await add(some);
  if (!came) return;
  select(some);
  if (selection.value.length) say(t("analyses.drawn", { n: came.length, of: ids.length }));
}
