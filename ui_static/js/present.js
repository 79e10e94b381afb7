// From a chart to what is drawn of it: hidden elements are left out, a closed box stands for its members, and what the
// person assumes stands beside what the sources say.
import { hiddenLines, lineId } from "./own.js";

/**
 * Which mark stands for each element of a closed box: Map id -> box.
 * @param {Page.Chart} chart
 */
function boxedBy(chart) {
  const found = new Map();
  for (const box of chart.own.boxes) if (!box.open) for (const id of box.members) found.set(id, box);
  return found;
}

/**
 * @param {Page.OwnElement} element
 * @returns {any}
 */
const assumed = (element) => ({ ring: null, more: 0, facts: 0, certainty: "confirmed", members: null, bearer: null, ...element, own: true });

/**
 * The box as a mark: it looks as its members do where they are of one type.
 * @param {Page.OwnBox} box
 * @param {Page.Mark[]} members
 * @returns {any}
 */
function boxMark(box, members) {
  const types = new Set(members.map((node) => node.type));
  return {
    id: box.id,
    box: true,
    caption: box.title,
    type: types.size === 1 ? members[0].type : "",
    x: box.x,
    y: box.y,
    ring: null,
    more: 0,
    facts: 0,
    certainty: "confirmed",
    bearer: null,
    members: members.map((node) => node.id),
  };
}

/**
 * Links between the marks that stand for their ends; what runs in parallel then is one, within a box none.
 * @param {Page.Line[]} links
 * @param {(id: Page.Id) => Page.Id | null} markOf
 */
function ended(links, markOf) {
  const found = new Map();
  for (const link of links) {
    const [from, to] = [markOf(link.from), markOf(link.to)];
    if (from === null || to === null) continue;
    const boxed = from !== link.from || to !== link.to;
    if (boxed && from === to) continue;
    const key = link.id ?? `${from}\n${to}\n${link.type}`;
    const there = found.get(key);
    found.set(key, there ? { ...there, count: there.count + link.count } : { ...link, from, to, boxed });
  }
  return [...found.values()];
}

/**
 * The chart as it is drawn: { ...chart, nodes, links, hiddenCount }.
 * @param {Page.Chart} chart
 * @returns {Page.Chart & { hiddenCount: number }}
 */
export function present(chart) {
  const { own } = chart;
  /** @type {Map<Page.Id, Page.Mark>} */
  const all = new Map([...chart.nodes, ...own.elements.map((element) => /** @type {[Page.Id, Page.Mark]} */ ([element.id, assumed(element)]))]);
  const gone = (/** @type {Page.Mark} */ node) => own.hidden.has(node.id) || own.hidden.has(node.bearer ?? "");
  const boxes = boxedBy(chart);
  const boxOf = (/** @type {Page.Mark} */ node) => boxes.get(node.id) ?? boxes.get(node.bearer ?? "");
  const nodes = new Map();
  const inBoxes = new Map();
  let hiddenCount = 0;
  for (const [id, node] of all) {
    if (gone(node)) {
      hiddenCount += 1;
      continue;
    }
    const box = boxOf(node);
    if (box) inBoxes.set(box, [...(inBoxes.get(box) ?? []), node]);
    else nodes.set(id, own.pinned.has(id) || own.notes.has(id) ? { ...node, pinned: own.pinned.has(id), note: own.notes.get(id) } : node);
  }
  for (const [box, members] of inBoxes) nodes.set(box.id, { ...boxMark(box, members), pinned: own.pinned.has(box.id), note: own.notes.get(box.id) });
  const markOf = (/** @type {string} */ id) => {
    if (nodes.has(id)) return id;
    const node = all.get(id);
    const box = node && !gone(node) ? boxOf(node) : null;
    return box ? box.id : null;
  };
  /** @type {any[]} */
  const assumedLinks = own.links.map((link) => ({ count: 1, type: "", ...link, own: true }));
  const lines = hiddenLines(own);
  const links = lines.size ? chart.links.filter((link) => !lines.has(lineId(link))) : chart.links;
  return { ...chart, nodes, links: ended([...links, ...assumedLinks], markOf), hiddenCount: hiddenCount + chart.links.length - links.length };
}
