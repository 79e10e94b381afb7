// Why is this line here? The facts of one line.
import { FACTS } from "../questions.js";
import { lit, panel, selection, tab } from "../state.js";
import { askFiltered } from "./run.js";

/**
 * Show the facts behind a line in the panel.
 * @param {Page.Told} link
 */
export function showLine(link) {
  if (link.own) {
    selection.value = [];
    tab.value = "own";
    panel.value = { kind: "own", link: { ...link, id: link.id ?? "" } };
    return;
  }
  tab.value = "line";
  panel.value = { kind: "line", link: { id: link.id ?? "", from: link.from, to: link.to, type: link.type } };
  selection.value = [];
  lit.value = null;
}

/**
 * The facts of one type between two elements, a page at a time.
 * @param {Page.Told} link
 * @param {string | null} after
 * @param {AbortSignal} signal
 */
export const factsBetween = (link, after, signal) =>
  askFiltered(FACTS, { between: [link.from, link.to], linkTypes: [link.type], first: 50, after }, signal).then((answer) => answer.facts);
