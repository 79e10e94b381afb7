// The outline around a community: the convex hull of circles around its members, with round corners.
const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

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

/** Points on circles of radius `reach` around each centre. */
const around = (centres, reach) =>
  centres.flatMap(([x, y]) =>
    Array.from({ length: 12 }, (_, k) => [x + reach * Math.cos((k * Math.PI) / 6), y + reach * Math.sin((k * Math.PI) / 6)]),
  );

/** A closed smooth path around these centres, as Path2D; null for none. top: the highest point, where a label goes. */
export function hullPath(centres, reach) {
  if (!centres.length) return null;
  const ring = convexHull(around(centres, reach));
  const path = new Path2D();
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  path.moveTo(...middle(ring.at(-1), ring[0]));
  ring.forEach((point, k) => path.quadraticCurveTo(...point, ...middle(point, ring[(k + 1) % ring.length])));
  path.closePath();
  return { path, top: ring.reduce((best, point) => (point[1] < best[1] ? point : best)) };
}
