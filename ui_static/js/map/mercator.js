// Web Mercator (EPSG:3857), as Leaflet has it: the whole world is one unit wide and high.
const RADIANS = Math.PI / 180;
/** Beyond this latitude the projection has no place. */
const FARTHEST = 85.0511287798;
/** Metres in a pixel at the equator where the world is 256 pixels wide. */
const METRES = 156_543.03392804097;

/**
 * @param {number} latitude
 * @param {number} longitude
 */
export function unit(latitude, longitude) {
  const sine = Math.sin(Math.max(-FARTHEST, Math.min(FARTHEST, latitude)) * RADIANS);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/**
 * Metres in a pixel at a latitude.
 * @param {number} latitude
 * @param {number} zoom
 */
export const metresPerPixel = (latitude, zoom) => (METRES * Math.cos(latitude * RADIANS)) / 2 ** zoom;

/**
 * A ring without the points that lie nearer than `least` to the one before them; its first and its last stay.
 * @param {Page.Point[]} ring
 * @param {number} least
 */
export function thinned(ring, least) {
  let before = ring[0];
  return ring.filter((point, k) => {
    if (k && k < ring.length - 1 && Math.abs(point.x - before.x) < least && Math.abs(point.y - before.y) < least) return false;
    before = point;
    return true;
  });
}

/**
 * What of a ring lies in a box, as a ring again (I. E. Sutherland, G. W. Hodgman, Communications of the ACM 17, 1974).
 * @param {Page.Point[]} ring
 * @param {{ left: number, top: number, right: number, bottom: number }} box
 */
export function clipped(ring, { left, top, right, bottom }) {
  const across = (/** @type {Page.Point} */ a, /** @type {Page.Point} */ b, /** @type {number} */ x) => ({ x, y: a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) });
  const down = (/** @type {Page.Point} */ a, /** @type {Page.Point} */ b, /** @type {number} */ y) => ({ y, x: a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y) });
  /** @type {[(point: Page.Point) => boolean, (a: Page.Point, b: Page.Point) => Page.Point][]} */
  const sides = [
    [(point) => point.x >= left, (a, b) => across(a, b, left)],
    [(point) => point.x <= right, (a, b) => across(a, b, right)],
    [(point) => point.y >= top, (a, b) => down(a, b, top)],
    [(point) => point.y <= bottom, (a, b) => down(a, b, bottom)],
  ];
  let found = ring;
  for (const [within, cut] of sides) {
    /** @type {Page.Point[]} */
    const next = [];
    found.forEach((point, k) => {
      const before = found[(k + found.length - 1) % found.length];
      if (within(point) !== within(before)) next.push(cut(before, point));
      if (within(point)) next.push(point);
    });
    found = next;
  }
  return found;
}
