// A diagram as it grew: what of it is later than a moment.
import { lineId } from "./own.js";

/**
 * The moments at which lines begin, in order, in milliseconds.
 * @param {Page.Line[]} links
 */
export const momentsOf = (links) => [...new Set(links.flatMap((link) => (link.first ? [Date.parse(link.first)] : [])))].sort((a, b) => a - b);

/**
 * What begins after a moment: { lines, nodes, undated }. A line begins with the first of its facts; an element with the first
 * of its lines. A line without a date may hold at any time and stays, and so does an element without any line. undated: how
 * many lines have no date.
 * @param {{ nodes: Map<Page.Id, Page.Mark>, links: Page.Line[] }} chart
 * @param {number} at
 * @returns {Page.Later}
 */
export function laterThan({ nodes, links }, at) {
  const begun = (/** @type {Page.Line} */ link) => !link.first || Date.parse(link.first) <= at;
  const tied = new Set(links.flatMap((link) => [link.from, link.to]));
  const there = new Set(links.filter(begun).flatMap((link) => [link.from, link.to]));
  return {
    lines: new Set(links.filter((link) => !begun(link)).map(lineId)),
    nodes: new Set([...nodes.keys()].filter((id) => tied.has(id) && !there.has(id))),
    undated: links.filter((link) => !link.first).length,
  };
}
