// What a person adds of their own: elements and links that no source gives, notes, flags and pictures. It is drawn as
// theirs, has an author and a reason, and is never in the graph.
import { lineOf, ownId, withOwn } from "../own.js";
import { analyst, chart, dialog, panel, selection, shown } from "../state.js";
import { t } from "../text/index.js";
import { say } from "./run.js";
import { pushed } from "./trail.js";
import { placeBeside } from "./arrange.js";

/** @param {any} given */
const signed = (given) => ({ ...given, by: analyst.value, at: new Date().toISOString() });

/**
 * Assume an element of a type. near: the mark that it is tied to by an assumed link, or null.
 * @param {{ type: string, caption: string, reason: string, near: Page.Id | null, link: any }} given
 */
export async function assumeElement({ type, caption, reason, near, link }) {
  const id = ownId("own");
  const at = await placeBeside({ id, caption, type }, near);
  if (!at) return false;
  const { own } = chart.value;
  const element = signed({ id, type, caption, reason, ...at });
  const links = near ? [...own.links, signed({ id: ownId("own"), from: near, to: id, label: link, reason })] : own.links;
  chart.value = withOwn({ ...chart.value, around: false }, { elements: [...own.elements, element], links });
  settled([id], t("said.assumed.element", { caption }));
  return true;
}

/**
 * Assume a link between two marks.
 * @param {{ from: Page.Id, to: Page.Id, label: string, reason: string }} given
 */
export function assumeLink({ from, to, label, reason }) {
  const link = signed({ id: ownId("own"), from, to, label, reason, finding: "", against: "" });
  chart.value = withOwn({ ...chart.value, around: false }, { links: [...chart.value.own.links, link] });
  settled([from, to], t("said.assumed.link"));
}

/**
 * Take an assumed element, with the assumed links to it, or an assumed link back.
 * @param {string} id
 */
export function takeBack(id) {
  const { own } = chart.value;
  const keep = (/** @type {any} */ thing) => ![thing.id, thing.from, thing.to].includes(id);
  chart.value = withOwn(chart.value, { elements: own.elements.filter(keep), links: own.links.filter(keep) });
  panel.value = { kind: "element" };
  settled([], t("said.taken.back"));
}

/**
 * Put a note, a flag and a picture on marks or a line, which stays selected; all of them empty takes them off.
 * @param {Page.Id[]} ids
 * @param {{ text: string, flag: string | null, picture: string | null }} given
 */
export function annotate(ids, { text, flag, picture }) {
  const notes = new Map(chart.value.own.notes);
  for (const id of ids) {
    if (text || flag || picture) notes.set(id, { text, flag, picture });
    else notes.delete(id);
  }
  chart.value = withOwn(chart.value, { notes });
  const ofLine = ids.some((id) => lineOf(id) || chart.value.own.links.some((link) => link.id === id));
  settled(ofLine ? selection.value : ids, t("said.noted", { n: ids.length }));
}

/**
 * @param {Page.Id[]} ids
 * @param {string} text
 */
function settled(ids, text) {
  selection.value = ids.filter((id) => shown.value.nodes.has(id));
  dialog.value = null;
  pushed();
  say(text);
}
