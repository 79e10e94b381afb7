// What lies under everything on a map: the outlines of the world, which come with the page, and the streets of a loaded
// source. Neither is asked of another host.
import { listed } from "../api.js";
import { clipped, thinned, unit } from "./mercator.js";

const WORLD = new URL("../../vendor/countries-50m.json", import.meta.url);
const DESCRIBED = "/map";
/** Zooms from which districts, streets and their names are drawn. */
const [NEAR, STREETS, NAMES] = [10.5, 13.5, 17];
/** Pixels beyond the edge up to which is drawn, and between corners of an outline: finer ones cost and are not seen. */
const [BEYOND, FINE] = [40, 1];

/** @type {Promise<Page.Ground> | null} */
let asked = null;

/** All that lies under a map, asked for once: { world, features, tiles }. */
export function ground() {
  asked ??= Promise.all([fetch(WORLD).then((response) => response.json()), listed(DESCRIBED)]).then(([world, { tiles, ground: drawn }]) => ({
    tiles,
    world: landsOf(world),
    features: (drawn?.features ?? []).map(featureOf),
  }));
  asked.catch(() => (asked = null));
  return asked;
}

/**
 * The rings of each country out of TopoJSON: its arcs are steps in whole numbers, and countries share them.
 * @param {any} world
 * @returns {Page.Land[]}
 */
export function landsOf({ arcs, objects, transform: { scale, translate } }) {
  const lines = arcs.map((/** @type {number[][]} */ arc) => {
    let [x, y] = [0, 0];
    return arc.map(([right, up]) => ((x += right), (y += up), unit(y * scale[1] + translate[1], x * scale[0] + translate[0])));
  });
  const line = (/** @type {number} */ arc) => (arc < 0 ? [...lines[~arc]].reverse() : lines[arc]);
  const ring = (/** @type {number[]} */ parts) => parts.flatMap((arc, k) => line(arc).slice(k ? 1 : 0));
  return objects.countries.geometries.flatMap((/** @type {any} */ { type, arcs: parts }) => (type === "Polygon" ? [parts] : parts).map((/** @type {number[][]} */ rings) => land(rings.map(ring))));
}

/** @param {Page.Point[][]} rings */
function land(rings) {
  const [xs, ys] = [rings[0].map((point) => point.x), rings[0].map((point) => point.y)];
  return { rings, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** @param {any} feature */
function featureOf({ geometry: { type, coordinates }, properties: { kind, name } }) {
  const at = (/** @type {number[]} */ [longitude, latitude]) => unit(latitude, longitude);
  return { kind, name, points: type === "Point" ? [at(coordinates)] : (type === "Polygon" ? coordinates[0] : coordinates).map(at) };
}

/**
 * The marks of the ground as it is seen now.
 * @param {Page.Ground} given
 * @param {Page.Seen} seen
 * @returns {Page.MapMark[]}
 */
export function groundMarks({ world, features }, { pixel, width, height, zoom, left, top, size }) {
  const box = { left: -BEYOND, top: -BEYOND, right: width + BEYOND, bottom: height + BEYOND };
  const view = { left: left / size, top: top / size, right: (left + width) / size, bottom: (top + height) / size };
  /** @type {Page.MapMark[]} */
  const marks = [];
  for (const one of world) {
    if (one.right < view.left || one.left > view.right || one.bottom < view.top || one.top > view.bottom) continue;
    if (Math.max(one.right - one.left, one.bottom - one.top) * size < FINE) continue;
    const rings = one.rings.map((ring) => clipped(thinned(ring.map(pixel), FINE), box)).filter((ring) => ring.length > 2);
    if (rings.length) marks.push({ kind: "area", rings, ink: "surface", edge: "line", width: 1 });
  }
  const street = (/** @type {string} */ kind) => features.filter((one) => one.kind === kind);
  for (const one of street("land")) marks.push({ kind: "area", rings: [one.points.map(pixel)], ink: "surface", edge: "line", width: 1 });
  if (zoom >= STREETS) for (const one of street("street")) marks.push({ kind: "line", points: one.points.map(pixel), ink: "line", width: zoom >= NAMES - 1 ? 3 : 1 });
  for (const one of street("main")) marks.push({ kind: "line", points: one.points.map(pixel), ink: "edge", width: zoom >= STREETS ? 3.5 : zoom >= NEAR ? 2 : 1, alpha: 0.55 });
  if (zoom >= NEAR) for (const one of street("district")) marks.push({ kind: "text", ...pixel(one.points[0]), text: one.name, size: 13, ink: "quiet", alpha: 0.9, spaced: true });
  if (zoom >= STREETS) for (const one of street("place")) marks.push({ kind: "text", ...pixel(one.points[0]), text: one.name, size: 11.5, ink: "quiet" });
  if (zoom >= NAMES) for (const one of street("street")) marks.push(...named(one, pixel, box));
  return marks;
}

/**
 * The name of a street along it, where it is in view.
 * @param {Page.GroundFeature} street
 * @param {(point: Page.Point) => Page.Point} pixel
 * @param {{ left: number, top: number, right: number, bottom: number }} box
 * @returns {Page.MapMark[]}
 */
function named({ name, points }, pixel, box) {
  const [a, b] = points.map(pixel);
  const at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) return [];
  const angle = Math.atan((b.y - a.y) / (b.x - a.x || 1e-9));
  return [{ kind: "text", ...at, text: name, size: 11, ink: "quiet", angle }];
}
