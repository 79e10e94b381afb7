// A map: Leaflet moves and zooms it, an agency's own tiles lie in its middle, the ground on a canvas under them and what is
// shown on one above. This module is loaded when a map is first looked at.
import { canvas, map as leafletMap } from "../../vendor/leaflet.js";
import { calm, colours, onThemeChange } from "../chart/theme.js";
import { t } from "../text/index.js";
import { ground, groundMarks } from "./ground.js";
import { metresPerPixel, unit } from "./mercator.js";
import { paint, withRoom, written } from "./paint.js";
import { addTiles } from "./tiles.js";

const TILE = 256;
const [FARTHEST, NEAREST, CLOSE] = [1, 19, 16];
/** What lies over the edges of a map leaves room for what has to be in view. */
const EDGES = /** @type {{ paddingTopLeft: [number, number], paddingBottomRight: [number, number] }} */ ({ paddingTopLeft: [46, 66], paddingBottomRight: [64, 36] });
const [LOW, LOW_EDGES] = [260, /** @type {typeof EDGES} */ ({ paddingTopLeft: [20, 52], paddingBottomRight: [52, 22] })];
/** Pixels from a mark within which it is meant. */
const NEAR = 12;
/** Metres of a scale bar, and how long it is at least. */
const BARS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000, 1_000_000];
const SHORTEST = 70;

/**
 * A map in a container. marks(seen): what it shows; pick, point: what is done with the mark that is pressed or pointed at.
 * @param {HTMLElement} container
 * @param {{ marks: (seen: Page.Seen) => Page.MapMark[], pick: (mark: Page.MapShape | null) => void, point: (mark: Page.MapShape | null) => void }} given
 */
export function makeMap(container, { marks, pick, point }) {
  const map = leafletMap(container, {
    preferCanvas: true, renderer: canvas(), attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false,
    inertia: !calm(), minZoom: FARTHEST, maxZoom: NEAREST, zoomSnap: 0.5, center: [30, 10], zoom: 2, maxBounds: [[-86, -220], [86, 220]],
  });
  const [under, over] = ["map-under", "map-over"].map((name) => {
    const sheet = Object.assign(document.createElement("canvas"), { className: name });
    container.append(sheet);
    return sheet;
  });
  let colour = colours();
  /** @type {Page.Ground | null} */
  let lies = null;
  let below = /** @type {Page.MapMark[]} */ ([]);
  let above = /** @type {Page.MapMark[]} */ ([]);
  /** @type {[number, number][]} */
  let fitted = [];

  const seen = () => {
    const { x: width, y: height } = map.getSize();
    const size = TILE * 2 ** map.getZoom();
    const { x: left, y: top } = /** @type {import("leaflet").Point} */ (map.getPixelBounds().min);
    const pixel = (/** @type {Page.Point} */ at) => ({ x: at.x * size - left, y: at.y * size - top });
    return { width, height, zoom: map.getZoom(), left, top, size, pixel, project: (/** @type {number} */ lat, /** @type {number} */ lon) => pixel(unit(lat, lon)), metresPerPixel: (/** @type {number} */ lat) => metresPerPixel(lat, map.getZoom()) };
  };

  /** @param {Page.Seen} now */
  const scale = ({ width, height, metresPerPixel: metres }) => {
    const one = metres(map.getCenter().lat);
    const length = BARS.find((bar) => bar / one > SHORTEST) ?? BARS[BARS.length - 1];
    const [y, end] = [height - 14, 16 + length / one];
    const text = length < 1_000 ? t("track.metres", { n: length }) : t("track.kilometres", { n: length / 1_000 });
    const credit = lies?.tiles ? [{ kind: "text", x: width - 8, y: height - 10, text: t("map.credit"), size: 10.5, ink: "quiet", anchor: "right" }] : [];
    return /** @type {Page.MapMark[]} */ ([...credit, { kind: "line", points: [{ x: 16, y: y - 4 }, { x: 16, y }, { x: end, y }, { x: end, y: y - 4 }], ink: "ink", width: 1.5 }, { kind: "text", x: 20, y: y - 12, text, size: 11.5, ink: "ink", anchor: "left" }]);
  };

  /** @param {HTMLCanvasElement} sheet @param {Page.MapMark[]} some */
  const put = (sheet, some) => {
    const { x: width, y: height } = map.getSize();
    const fine = devicePixelRatio || 1;
    if (sheet.width !== Math.round(width * fine) || sheet.height !== Math.round(height * fine)) Object.assign(sheet, { width: Math.round(width * fine), height: Math.round(height * fine) });
    const context = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    context.setTransform(fine, 0, 0, fine, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, some, colour);
  };

  let gone = false;
  const show = () => {
    if (gone) return;
    const now = seen();
    above = [...marks(now), ...scale(now)];
    below = lies ? withRoom(groundMarks(lies, now), above) : [];
    put(under, below);
    put(over, above);
  };
  const fit = () => fitted.length && map.fitBounds(fitted, { ...(map.getSize().y < LOW ? LOW_EDGES : EDGES), maxZoom: CLOSE, animate: false });
  const nearest = (/** @type {Page.Point} */ at) => {
    /** @type {Page.MapShape | null} */
    let found = null;
    let least = Infinity;
    for (const mark of above) {
      if (mark.kind === "area" && mark.title && inside(mark.rings[0], at)) found ??= mark;
      if (mark.kind !== "disc" || !mark.ids) continue;
      const far = Math.hypot(mark.x - at.x, mark.y - at.y);
      if (far <= Math.max(NEAR, mark.r) && far <= least) [found, least] = [mark, far];
    }
    return found;
  };
  map.on("move zoom viewreset resize", show);
  map.on("click", (event) => pick(nearest(event.containerPoint)));
  map.on("mousemove", (event) => point(nearest(event.containerPoint)));
  map.on("mouseout", () => point(null));
  const sizes = new ResizeObserver(() => {
    if (gone) return;
    const before = map.getSize();
    map.invalidateSize({ animate: false, pan: false });
    if (!before.x || !before.y) fit();
    show();
  });
  sizes.observe(container);
  const deaf = onThemeChange(() => {
    colour = colours();
    show();
  });
  ground().then((found) => {
    lies = found;
    if (found.tiles && !gone) addTiles(map, found.tiles);
    show();
  }, () => undefined); // without a ground the readings still stand where they were

  return {
    map,
    show,
    /** What is drawn now, the ground left out. */
    marks: () => above,
    /** @param {[number, number][]} points latitudes and longitudes */
    fit(points) {
      fitted = points;
      fit();
    },
    zoomBy: (/** @type {number} */ step) => map.setZoom(map.getZoom() + step),
    /** Bring a place into view where it is not. @param {[number, number]} at */
    reveal: (at) => map.getBounds().contains(at) || map.panTo(at, { animate: false }),
    /** The picture as it stands, as lines. */
    svg() {
      const { x: width, y: height } = map.getSize();
      const frame = container.getBoundingClientRect();
      const tiles = [...container.querySelectorAll("canvas.leaflet-tile")].map((tile) => {
        const { left, top, width: w, height: h } = tile.getBoundingClientRect();
        return `<image x="${left - frame.left}" y="${top - frame.top}" width="${w}" height="${h}" href="${/** @type {HTMLCanvasElement} */ (tile).toDataURL()}"/>`;
      });
      return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif"><rect width="${width}" height="${height}" fill="${colour.sunken}"/>\n${written(below, colour)}\n${tiles.join("\n")}\n${written(above, colour)}</svg>`;
    },
    /** @type {() => Promise<Blob | null>} */
    png() {
      const whole = Object.assign(document.createElement("canvas"), { width: under.width, height: under.height });
      const context = /** @type {CanvasRenderingContext2D} */ (whole.getContext("2d"));
      context.fillStyle = colour.sunken;
      context.fillRect(0, 0, whole.width, whole.height);
      context.drawImage(under, 0, 0);
      const [frame, fine] = [container.getBoundingClientRect(), devicePixelRatio || 1];
      for (const tile of container.querySelectorAll("canvas.leaflet-tile")) {
        const { left, top, width, height } = tile.getBoundingClientRect();
        context.drawImage(/** @type {HTMLCanvasElement} */ (tile), (left - frame.left) * fine, (top - frame.top) * fine, width * fine, height * fine);
      }
      context.drawImage(over, 0, 0);
      return new Promise((resolve) => whole.toBlob(resolve, "image/png"));
    },
    remove() {
      gone = true;
      sizes.disconnect();
      deaf();
      map.remove();
      under.remove();
      over.remove();
    },
  };
}

/**
 * Whether a point lies in a ring: how often a ray from it crosses the ring.
 * @param {Page.Point[]} ring
 * @param {Page.Point} at
 */
export function inside(ring, { x, y }) {
  let within = false;
  ring.forEach((a, k) => {
    const b = ring[(k + ring.length - 1) % ring.length];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  });
  return within;
}
