// The outline around a community: the convex hull of circles around its members. Where that would take in somebody who
// does not belong, bands along the shortest ways between the members instead.
/**
 * @param {number[]} o
 * @param {number[]} a
 * @param {number[]} b
 */
const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
const AROUND = 12;

/**
 * Convex hull by Andrew's monotone chain, counter-clockwise in a y-down plane; points are [x, y].
 * @param {number[][]} points
 */
export function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (/** @type {number[][]} */ order) => {
    const chain = [];
    for (const point of order) {
      while (chain.length > 1 && cross(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * @param {number[][]} ring
 * @param {number[]} point
 */
const inside = (ring, point) => ring.every((corner, k) => cross(corner, ring[(k + 1) % ring.length], point) >= 0);

/**
 * Points on a circle around each { x, y, reach }.
 * @param {Page.Member[]} members
 */
const circles = (members) =>
  members.flatMap(({ x, y, reach }) =>
    Array.from({ length: 12 }, (_, k) => [x + reach * Math.cos((k * Math.PI) / 6), y + reach * Math.sin((k * Math.PI) / 6)]),
  );

/**
 * A closed smooth path through the middles of a polygon's sides.
 * @param {number[][]} ring
 */
function rounded(ring) {
  const path = new Path2D();
  const middle = (/** @type {number[]} */ a, /** @type {number[]} */ b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [x, y] = middle(ring[ring.length - 1], ring[0]);
  path.moveTo(x, y);
  ring.forEach((point, k) => {
    const [toX, toY] = middle(point, ring[(k + 1) % ring.length]);
    path.quadraticCurveTo(point[0], point[1], toX, toY);
  });
  path.closePath();
  return path;
}

/**
 * The edges [a, b] of the shortest tree that ties these { x, y } together (Prim).
 * @param {Page.Member[]} points
 */
export function shortestTree(points) {
  const rest = points.slice(1).map((point) => ({ point, to: points[0] }));
  const far = (/** @type {Page.Point} */ a, /** @type {Page.Point} */ b) => Math.hypot(a.x - b.x, a.y - b.y);
  const edges = [];
  while (rest.length) {
    rest.sort((a, b) => far(a.point, a.to) - far(b.point, b.to));
    const [{ point, to }] = rest.splice(0, 1);
    edges.push([to, point]);
    for (const one of rest) if (far(one.point, point) < far(one.point, one.to)) one.to = point;
  }
  return edges;
}

/** Where bands are put together. */
const spare = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/**
 * Draw bands of one hue with an outline: first all of it, then the inside taken out again and filled thinly.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Member[]} members
 * @param {Page.Member[][]} edges
 * @param {string} hue
 * @param {boolean} dashed
 */
function drawBands(context, members, edges, hue, dashed) {
  const { canvas } = context;
  const { canvas: scratch } = spare;
  if (scratch.width !== canvas.width || scratch.height !== canvas.height) [scratch.width, scratch.height] = [canvas.width, canvas.height];
  const on = spare;
  const all = (/** @type {number} */ less) => {
    for (const { x, y, reach } of members) {
      on.beginPath();
      on.arc(x, y, reach - less, 0, Math.PI * 2);
      on.fill();
    }
    for (const [a, b] of edges) {
      on.lineWidth = Math.min(a.reach, b.reach) * 0.9 - 2 * less;
      on.beginPath();
      on.moveTo(a.x, a.y);
      on.lineTo(b.x, b.y);
      on.stroke();
    }
  };
  on.setTransform(1, 0, 0, 1, 0, 0);
  on.globalCompositeOperation = "source-over";
  on.globalAlpha = 1;
  on.clearRect(0, 0, scratch.width, scratch.height);
  on.setTransform(context.getTransform());
  on.fillStyle = on.strokeStyle = hue;
  all(0);
  on.globalCompositeOperation = "destination-out";
  all(1.5);
  const blend = (/** @type {number} */ alpha) => {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = alpha;
    context.drawImage(scratch, 0, 0);
    context.restore();
  };
  blend(dashed ? 0.5 : 0.85);
  on.setTransform(1, 0, 0, 1, 0, 0);
  on.globalCompositeOperation = "source-over";
  on.clearRect(0, 0, scratch.width, scratch.height);
  on.setTransform(context.getTransform());
  all(1.5);
  blend(0.13);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number[][]} ring
 * @param {string} hue
 * @param {boolean} dashed
 */
function drawHull(context, ring, hue, dashed) {
  const path = rounded(ring);
  context.globalAlpha = 0.13;
  context.fillStyle = hue;
  context.fill(path);
  context.globalAlpha = 0.85;
  context.strokeStyle = hue;
  context.lineWidth = 1.5;
  context.setLineDash(dashed ? [6, 4] : []);
  context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * The members of a group that are drawn, in pixels with the pan left out: { x, y, reach }.
 * @param {Page.Group} group
 * @param {Page.Drawn[]} marks
 * @param {number} zoom
 */
const drawnMembers = (group, marks, zoom) => {
  const belong = new Set(group.members);
  return marks.filter((mark) => belong.has(mark.id)).map((mark) => ({ x: mark.x * zoom, y: mark.y * zoom, reach: mark.r * zoom + AROUND }));
};

/**
 * Where each group's label stands, above its highest member that has room there: { text, x, y } in pixels with the pan left out.
 * @param {Page.Group[]} groups
 * @param {Page.Drawn[]} marks
 * @param {number} zoom
 */
export const labelsOf = (groups, marks, zoom) =>
  groups.flatMap((group) => {
    const members = drawnMembers(group, marks, zoom);
    if (!members.length) return [];
    const half = group.label.length * 3.8 + 8;
    const over = (/** @type {{ x: number, y: number, reach: number }} */ { x, y, reach }) => ({ text: group.label, x, y: y - reach - 9 });
    const free = (/** @type {{ x: number, y: number }} */ { x, y }) => !marks.some((mark) => Math.abs(mark.x * zoom - x) < half + mark.r * zoom && Math.abs(mark.y * zoom - y) < 9 + mark.r * zoom);
    const spots = members.sort((a, b) => a.y - a.reach - (b.y - b.reach)).map(over);
    return [spots.find(free) ?? spots[0]];
  });

/**
 * Draw every group. groups: { label, members: ids }; marks in chart units.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Group[]} groups
 * @param {Page.Drawn[]} marks
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function drawHulls(context, groups, marks, colour, zoom, pan) {
  context.save();
  context.translate(pan.x, pan.y);
  groups.forEach((group, index) => {
    const members = drawnMembers(group, marks, zoom);
    if (!members.length) return;
    const hue = colour.groups[index % colour.groups.length];
    const dashed = index >= colour.groups.length;
    const ring = convexHull(circles(members));
    const belong = new Set(group.members);
    const stranger = marks.some((mark) => !belong.has(mark.id) && inside(ring, [mark.x * zoom, mark.y * zoom]));
    if (stranger) drawBands(context, members, shortestTree(members), hue, dashed);
    else drawHull(context, ring, hue, dashed);
  });
  context.restore();
}
