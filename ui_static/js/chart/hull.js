// The outline around a community: the convex hull of circles around its members. Where that would take in somebody who
// does not belong, bands along the shortest ways between the members instead.
const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
const AROUND = 12;

/** Convex hull by Andrew's monotone chain, counter-clockwise in a y-down plane; points are [x, y]. */
export function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (order) => {
    const chain = [];
    for (const point of order) {
      while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const inside = (ring, point) => ring.every((corner, k) => cross(corner, ring[(k + 1) % ring.length], point) >= 0);

/** Points on a circle around each { x, y, reach }. */
const circles = (members) =>
  members.flatMap(({ x, y, reach }) =>
    Array.from({ length: 12 }, (_, k) => [x + reach * Math.cos((k * Math.PI) / 6), y + reach * Math.sin((k * Math.PI) / 6)]),
  );

/** A closed smooth path through the middles of a polygon's sides. */
function rounded(ring) {
  const path = new Path2D();
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  path.moveTo(...middle(ring.at(-1), ring[0]));
  ring.forEach((point, k) => path.quadraticCurveTo(...point, ...middle(point, ring[(k + 1) % ring.length])));
  path.closePath();
  return path;
}

/** The edges [a, b] of the shortest tree that ties these { x, y } together (Prim). */
export function shortestTree(points) {
  const rest = points.slice(1).map((point) => ({ point, to: points[0] }));
  const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
  const edges = [];
  while (rest.length) {
    rest.sort((a, b) => far(a.point, a.to) - far(b.point, b.to));
    const { point, to } = rest.shift();
    edges.push([to, point]);
    for (const one of rest) if (far(one.point, point) < far(one.point, one.to)) one.to = point;
  }
  return edges;
}

/** Draw bands of one hue with an outline: first all of it, then the inside taken out again and filled thinly. */
function drawBands(context, members, edges, hue, dashed) {
  const { canvas } = context;
  const scratch = drawBands.canvas ?? (drawBands.canvas = document.createElement("canvas"));
  if (scratch.width !== canvas.width || scratch.height !== canvas.height) [scratch.width, scratch.height] = [canvas.width, canvas.height];
  const on = scratch.getContext("2d");
  const all = (less) => {
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
  const blend = (alpha) => {
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

/** The members of a group that are drawn, in pixels with the pan left out: { x, y, reach }. */
const drawnMembers = (group, marks, zoom) => {
  const belong = new Set(group.members);
  return marks.filter((mark) => belong.has(mark.id)).map((mark) => ({ x: mark.x * zoom, y: mark.y * zoom, reach: mark.r * zoom + AROUND }));
};

/** Where each group's label stands, above its highest member that has room there: { text, x, y } in pixels with the pan left out. */
export const labelsOf = (groups, marks, zoom) =>
  groups.flatMap((group) => {
    const members = drawnMembers(group, marks, zoom);
    if (!members.length) return [];
    const half = group.label.length * 3.8 + 8;
    const over = ({ x, y, reach }) => ({ text: group.label, x, y: y - reach - 9 });
    const free = ({ x, y }) => !marks.some((mark) => Math.abs(mark.x * zoom - x) < half + mark.r * zoom && Math.abs(mark.y * zoom - y) < 9 + mark.r * zoom);
    const spots = members.sort((a, b) => a.y - a.reach - (b.y - b.reach)).map(over);
    return [spots.find(free) ?? spots[0]];
  });

/** Draw every group. groups: { label, members: ids }; marks in chart units. */
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
