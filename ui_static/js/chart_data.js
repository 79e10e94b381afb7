// A diagram travels in columns; here they become nodes by id and a list of folded links.
import { ownWithout } from "./own.js";
import { EMPTY } from "./state.js";

/** Marks up to which everything is fluid, and up to which a plain style still is. */
export const [DRAWN, PLAIN] = [300, 2000];

/** An element with more neighbours than this that are not drawn does not open by itself. */
export const HUB = 100;

/**
 * Rows out of equally long columns.
 * @param {Page.Columns} columns
 * @returns {any[]}
 */
export function rows(columns) {
  const names = Object.keys(columns);
  const length = columns[names[0]]?.length ?? 0;
  return Array.from({ length }, (_, k) => Object.fromEntries(names.map((name) => [name, columns[name][k]])));
}

/**
 * The chart that a `Diagram` answer describes. hubs: ids of elements that were shown, not walked.
 * @param {Page.Diagram} answer
 * @param {Page.Id[]} centres
 * @returns {Page.Chart}
 */
export function readDiagram(answer, centres) {
  const hubs = new Set(answer.hubsNotWalked);
  /** @type {Map<Page.Id, Page.Mark>} */
  const nodes = new Map();
  for (const node of rows(answer.columns.nodes)) nodes.set(node.id, { ...node, hub: hubs.has(node.id) || node.more > HUB });
  return {
    ...EMPTY,
    centres: centres.filter((id) => nodes.has(id)),
    nodes,
    links: rows(answer.columns.links),
    renamed: new Map(Object.entries(answer.columns.renamed ?? {})),
    hubs: [...hubs],
    omitted: answer.omitted,
    atLeast: answer.atLeast,
    hidden: answer.hiddenByFilter,
  };
}

/**
 * The elements that the server knows by id: no folds.
 * @param {Page.Chart} chart
 */
export const singles = (chart) => [...chart.nodes.values()].filter((node) => node.members == null);

/**
 * Where everything stands, as the `placed` argument wants it: folds and what is the person's own keep their room too.
 * @param {Page.Chart} chart
 */
export const placesOf = (chart) =>
  Object.fromEntries([...chart.nodes.values(), ...chart.own.elements, ...chart.own.boxes].map(({ id, x, y }) => [id, [x, y]]));

/**
 * How many elements a mark stands for.
 * @param {Page.Mark} node
 */
export const standsForMany = (node) => (node.members == null ? 1 : node.members.length + (node.beyond ?? 0));

/**
 * The folds, as the `folds` argument wants them.
 * @param {Page.Chart} chart
 */
export const foldsOf = (chart) =>
  [...chart.nodes.values()].filter((node) => node.members != null).map(({ type, parent, members, beyond }) => ({ type, parent, members, beyond: beyond ?? 0 }));

/**
 * What stands, and what came. asked: the chart that the answer was asked for; what was taken off since does not come
 * back, what was moved since stays where it is now, and what was brought back since stays.
 * @param {Page.Chart} now
 * @param {Page.Chart} answer
 * @param {Page.Chart} [asked]
 * @returns {Page.Chart}
 */
export function merge(now, answer, asked = now) {
  const left = [...asked.nodes.keys()].filter((id) => !now.nodes.has(id));
  const fresh = left.length ? without(answer, left) : answer;
  const nodes = new Map(fresh.nodes);
  for (const [id, node] of now.nodes) {
    const there = nodes.get(id);
    if (there) nodes.set(id, { ...there, x: node.x, y: node.y, ring: node.ring, hub: there.hub || node.hub });
    else if (!asked.nodes.has(id)) nodes.set(id, node);
  }
  const back = new Set([...now.nodes.keys()].filter((id) => !asked.nodes.has(id) && !fresh.nodes.has(id)));
  const links = back.size ? now.links.filter((link) => (back.has(link.from) || back.has(link.to)) && nodes.has(link.from) && nodes.has(link.to)) : [];
  return { ...fresh, own: now.own, plain: now.plain, lost: now.lost, nodes, links: [...fresh.links, ...links], centres: now.centres.length ? now.centres : fresh.centres };
}

/**
 * The chart without these elements, and without what is said of them.
 * @param {Page.Chart} chart
 * @param {Iterable<Page.Id>} ids
 * @returns {Page.Chart}
 */
export function without(chart, ids) {
  const gone = new Set(ids);
  return {
    ...chart,
    centres: chart.centres.filter((id) => !gone.has(id)),
    nodes: new Map([...chart.nodes].filter(([id, node]) => !gone.has(id) && !gone.has(node.bearer ?? "") && !gone.has(node.parent ?? ""))),
    links: chart.links.filter((link) => !gone.has(link.from) && !gone.has(link.to)),
    own: ownWithout(chart.own, gone),
    around: false,
  };
}
