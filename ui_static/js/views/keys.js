// Keys that work anywhere, and those that walk the diagram while it has the focus.
import { select } from "../actions/draw.js";
import { foldLast, open } from "../actions/expand.js";
import { hide, hideLine } from "../actions/hide.js";
import { saveNow } from "../actions/save.js";
import { redo, undo } from "../actions/trail.js";
import { chart, dialog, lit, panel, selection, shownNodes } from "../state.js";
import { drawn } from "./canvas.js";
import { focusSearch } from "./search.js";

/** @type {Record<string, number[]>} */
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
/** @param {any} target */
const typing = (target) => target.closest?.("input, textarea, select, dialog") !== null;

/**
 * @param {number[]} given
 * @param {boolean} keep
 */
function walk([dx, dy], keep) {
  const from = selection.value.at(-1) ?? chart.value.centres[0] ?? shownNodes.value[0]?.id;
  if (from === undefined) return;
  const to = selection.value.length ? drawn?.toward(from, dx, dy) : from;
  if (to === null || to === undefined) return;
  select(keep ? [...selection.value.filter((id) => id !== to), to] : [to]);
  drawn?.reveal(to);
}

/** @param {Page.Event} event */
function onChart(event) {
  const chosen = selection.value;
  if (ARROWS[event.key]) walk(ARROWS[event.key], event.shiftKey);
  else if (event.key === "Enter" && chosen.length) open(chosen[chosen.length - 1]);
  else if (event.key === "Delete" && chosen.length) hide(chosen);
  else if (event.key === "Delete" && panel.value.kind === "line" && panel.value.link) hideLine(panel.value.link);
  else if (event.key === "Backspace" && chosen.length) foldLast(chosen[chosen.length - 1]);
  else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) select(shownNodes.value.map((node) => node.id));
  else if (event.key === "+" || event.key === "=") drawn?.zoomBy(1.25);
  else if (event.key === "-") drawn?.zoomBy(0.8);
  else return;
  event.preventDefault();
}

/** @param {Page.Event} event */
function anywhere(event) {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "/" && !command) focusSearch();
  else if (event.key === "?" && !command) dialog.value = { kind: "keys" };
  else if (event.key === "0" && !command) drawn?.fit();
  else if (event.key.toLowerCase() === "z" && command) event.shiftKey ? redo() : undo();
  else if (event.key.toLowerCase() === "y" && command) redo();
  else if (event.key.toLowerCase() === "s" && command) saveNow();
  else if (event.key === "Escape") {
    if (lit.value) lit.value = null;
    else select([]);
  } else return;
  event.preventDefault();
}

/** Listen for keys on the whole page. */
export function listenForKeys() {
  addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.defaultPrevented || typing(event.target)) return;
    if (event.target.closest?.(".cytoscape")) onChart(event);
    if (!event.defaultPrevented) anywhere(event);
  });
}
