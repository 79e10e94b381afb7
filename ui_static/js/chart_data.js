// A diagram travels in columns; here they become nodes by id and a list of folded links.
import { noun } from "./model.js";
import { EMPTY } from "./state.js";
import { t } from "./text/index.js";

/** An element with more neighbours than this that are not drawn does not open by itself. */
export const HUB = 100;

/** Rows out of equally long columns. */
function rows(columns) {
  const names = Object.keys(columns);
  const length = columns[names[0]]?.length ?? 0;
  return Array.from({ length }, (_, k) => Object.fromEntries(names.map((name) => [name, columns[name][k]])));
}

/** The chart that a `Diagram` answer describes. hubs: ids of elements that were shown, not walked. */
export function readDiagram(answer, centres) {
  const hubs = new Set(answer.hubsNotWalked);
  const nodes = new Map(rows(answer.columns.nodes).map((node) => [node.id, { ...node, hub: hubs.has(node.id) || node.more > HUB }]));
  return {
    ...EMPTY,
    centres: centres.filter((id) => nodes.has(id)),
    nodes,
    links: rows(answer.columns.links),
    hubs: [...hubs],
    omitted: answer.omitted,
    atLeast: answer.atLeast,
    hidden: answer.hiddenByFilter,
  };
}

/** The elements that the server knows by id: no folds. */
export const singles = (chart) => [...chart.nodes.values()].filter((node) => node.members == null);

/** Where everything stands, as the `placed` argument wants it. */
export const placesOf = (chart) => Object.fromEntries(singles(chart).map((node) => [node.id, [node.x, node.y]]));

/** How many elements a mark stands for. */
export const standsForMany = (node) => (node.members == null ? 1 : node.members.length + (node.beyond ?? 0));

/** A fold without the members that are drawn singly now; null when none is left. */
function shrunk(fold, drawn) {
  const members = fold.members.filter((id) => !drawn.has(id));
  if (!members.length) return null;
  if (members.length === fold.members.length) return fold;
  const n = members.length + (fold.beyond ?? 0);
  return { ...fold, members, caption: t("fold.caption", { n, noun: noun(fold.type, n) }) };
}

/** What stands, and what came: everything keeps its place, and folds stay for what is still in them. */
export function merge(before, fresh) {
  const drawn = new Set(fresh.nodes.keys());
  const nodes = new Map(fresh.nodes);
  for (const [id, node] of before.nodes) {
    const there = nodes.get(id);
    if (there) nodes.set(id, { ...there, x: node.x, y: node.y, ring: node.ring, hub: there.hub || node.hub });
  }
  const folds = new Map();
  const counted = new Set();
  for (const node of before.nodes.values()) if (node.members != null) folds.set(node.id, shrunk(node, drawn));
  for (const [id, fold] of folds) if (fold) nodes.set(id, fold);
  // The server counts what stands in a fold as not drawn, since it was not asked about the fold.
  for (const link of before.links) {
    const [fold, other] = folds.get(link.from) ? [link.from, link.to] : [link.to, link.from];
    const node = nodes.get(other);
    if (folds.get(fold) && node && !counted.has(`${fold}\n${other}`)) {
      counted.add(`${fold}\n${other}`);
      nodes.set(other, { ...node, more: Math.max(0, node.more - folds.get(fold).members.length) });
    }
  }
  const whole = (id) => folds.get(id) === before.nodes.get(id);
  const foldLinks = before.links
    .filter((link) => (folds.has(link.from) || folds.has(link.to)) && nodes.has(link.from) && nodes.has(link.to))
    // How many of the facts went with the members that left is not known here: then no count is shown.
    .map((link) => ((folds.has(link.from) && !whole(link.from)) || (folds.has(link.to) && !whole(link.to)) ? { ...link, count: 1 } : link));
  return { ...fresh, nodes, links: [...fresh.links, ...foldLinks], centres: before.centres.length ? before.centres : fresh.centres };
}

/** The chart without these elements. */
export function without(chart, ids) {
  const gone = new Set(ids);
  return {
    ...chart,
    centres: chart.centres.filter((id) => !gone.has(id)),
    nodes: new Map([...chart.nodes].filter(([id, node]) => !gone.has(id) && !gone.has(node.bearer))),
    links: chart.links.filter((link) => !gone.has(link.from) && !gone.has(link.to)),
    around: false,
  };
}
