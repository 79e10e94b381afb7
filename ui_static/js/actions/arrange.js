// Where marks stand: dragging, pinning, aligning and tidying. Nothing moves that was not meant.
import { withOwn } from "../own.js";
import { TIDY } from "../questions.js";
import { chart, shown } from "../state.js";
import { t } from "../text/index.js";
import { captionOf } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { pushed } from "./trail.js";

/**
 * The chart with these marks at other places: Map id -> { x, y }. A box takes its members along, a bearer what it bears.
 * @param {Page.Chart} now
 * @param {Map<Page.Id, Page.Point>} places
 */
export function placed(now, places) {
  const by = new Map();
  const boxes = now.own.boxes.map((box) => {
    const to = places.get(box.id);
    if (!to) return box;
    for (const id of box.members) by.set(id, { dx: to.x - box.x, dy: to.y - box.y });
    return { ...box, x: to.x, y: to.y };
  });
  const moved = (/** @type {any} */ node) => {
    const to = places.get(node.id) ?? places.get(node.bearer);
    if (to) return { ...node, x: to.x, y: to.y };
    const along = by.get(node.id);
    return along ? { ...node, x: node.x + along.dx, y: node.y + along.dy } : node;
  };
  const nodes = new Map([...now.nodes].map(([id, node]) => [id, moved(node)]));
  const elements = now.own.elements.map(moved);
  return withOwn({ ...now, nodes, around: false }, { boxes, elements });
}

/**
 * A person dragged marks: they stay there, and are pinned.
 * @param {Map<Page.Id, Page.Point>} places
 */
export function moved(places) {
  const pinned = new Set([...chart.value.own.pinned, ...places.keys()]);
  chart.value = withOwn(placed(chart.value, places), { pinned });
  pushed();
}

/**
 * Pin these marks, or let them go again where all of them are pinned.
 * @param {Page.Id[]} ids
 */
export function pin(ids) {
  const pinned = new Set(chart.value.own.pinned);
  const all = ids.every((id) => pinned.has(id));
  for (const id of ids) all ? pinned.delete(id) : pinned.add(id);
  chart.value = withOwn(chart.value, { pinned });
  pushed();
  say(t(all ? "said.unpinned" : "said.pinned", { n: ids.length }));
}

/** @param {Page.Id[]} ids */
const marksOf = (ids) => ids.map((id) => shown.value.nodes.get(id)).filter((mark) => mark !== undefined);
/**
 * @param {Page.Mark[]} marks
 * @param {"x" | "y"} axis
 */
const least = (marks, axis) => Math.min(...marks.map((mark) => mark[axis]));

/** The least room from mark to mark, captions included. */
const STEP = { x: 120, y: 84 };

/**
 * Even steps between the first and the last of the marks along an axis, in the order in which they stand.
 * @param {Page.Mark[]} marks
 * @param {"x" | "y"} axis
 */
function evenly(marks, axis) {
  const ordered = [...marks].sort((a, b) => a[axis] - b[axis] || (a.id < b.id ? -1 : 1));
  const from = ordered[0][axis];
  const step = Math.max(STEP[axis], (ordered[ordered.length - 1][axis] - from) / Math.max(1, ordered.length - 1));
  return new Map(ordered.map((mark, place) => [mark.id, from + step * place]));
}

/** How each way of aligning places marks: Map id -> { x, y }. */
/** @type {Record<string, (marks: Page.Mark[]) => Map<Page.Id, Page.Point>>} */
const ALIGN = {
  left: (marks) => new Map(marks.map(({ id, y }) => [id, { x: least(marks, "x"), y }])),
  top: (marks) => new Map(marks.map(({ id, x }) => [id, { x, y: least(marks, "y") }])),
  across: (marks) => {
    const xs = evenly(marks, "x");
    return new Map(marks.map(({ id, y }) => [id, { x: Math.round(xs.get(id) ?? 0), y }]));
  },
  down: (marks) => {
    const ys = evenly(marks, "y");
    return new Map(marks.map(({ id, x }) => [id, { x, y: Math.round(ys.get(id) ?? 0) }]));
  },
};

export const WAYS = Object.keys(ALIGN);

/**
 * Align marks at the left or the top, or space them evenly across or down.
 * @param {Page.Id[]} ids
 * @param {string} way
 */
export function align(ids, way) {
  const marks = marksOf(ids);
  if (marks.length < 2) return;
  moved(ALIGN[way](marks));
  say(t(`said.align.${way}`, { n: marks.length }));
}

/**
 * What is drawn and is no element of the graph, as the `beside` argument wants it: folds, boxes and what is assumed.
 * @param {Page.Chart} drawn
 */
function besideOf({ nodes, links }) {
  const near = new Map();
  for (const link of links)
    for (const [here, there] of [[link.from, link.to], [link.to, link.from]]) near.set(here, [...(near.get(here) ?? []), there]);
  return [...nodes.values()]
    .filter((node) => node.members != null || node.own)
    .map(({ id, caption, type, parent }) => ({ id, caption, type: type || null, near: [...(near.get(id) ?? []), ...(parent ? [parent] : [])] }));
}

/**
 * Draw the rings anew around this mark, which stays; and so does what is pinned.
 * @param {string} id
 */
export async function tidy(id) {
  const work = async (/** @type {AbortSignal} */ signal) => {
    const drawn = shown.value;
    const here = drawn.nodes.get(id);
    if (!here) return false;
    const marks = [...drawn.nodes.values()].filter((node) => !drawn.nodes.has(node.bearer ?? ""));
    const ids = marks.filter((node) => node.members == null && !node.own).map((node) => node.id);
    const keep = Object.fromEntries(marks.filter((node) => node.pinned).map((node) => [node.id, [node.x, node.y]]));
    const answer = await askFiltered(TIDY, { centre: id, ids, at: [here.x, here.y], beside: besideOf(drawn), keep }, signal);
    if (!answer.tidy) return false;
    const places = new Map(Object.entries(answer.tidy).map(([mark, [x, y]]) => [mark, { x, y }]));
    chart.value = { ...placed(chart.value, places), fit: true };
    pushed();
    return true;
  };
  if (await run(t("busy.tidy"), work, { key: `tidy ${id}` })) say(t("said.tidied", { caption: captionOf(id) }));
}

/**
 * A free place for a new mark of the person's own, beyond the mark it hangs from: the server finds it, all else stays.
 * @param {{ id: Page.Id, caption: string, type: string }} mark
 * @param {Page.Id | null} near
 */
export async function placeBeside(mark, near) {
  const work = async (/** @type {AbortSignal} */ signal) => {
    const drawn = shown.value;
    const hub = near ?? drawn.centres.find((id) => drawn.nodes.has(id)) ?? drawn.nodes.keys().next().value;
    if (hub === undefined) return { x: 0, y: 0 };
    const keep = Object.fromEntries([...drawn.nodes.values()].map((node) => [node.id, [node.x, node.y]]));
    const ids = [...drawn.nodes.values()].filter((node) => node.members == null && !node.own).map((node) => node.id);
    const { x, y } = /** @type {Page.Mark} */ (drawn.nodes.get(hub));
    const beside = [...besideOf(drawn), { id: mark.id, caption: mark.caption, type: mark.type, near: [hub] }];
    const answer = await askFiltered(TIDY, { centre: hub, ids, at: [x, y], beside, keep }, signal);
    const at = answer.tidy?.[mark.id];
    return at ? { x: at[0], y: at[1] } : { x, y: y + 120 };
  };
  return run(t("busy.adding"), work, { key: `place ${mark.id}` });
}
