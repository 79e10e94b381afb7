// What is drawn over and under Cytoscape's canvas, at each of its frames: the glow of the centre and the hulls below,
// icons, captions, counts and marks of conflict above. Text goes through fillText only, so a name is never markup.
import { rightToLeft } from "../text/names.js";
import { FONT_PX, ROW, placeCaptions } from "./captions.js";
import { badge, conflict, icon, leader, pill } from "./glyphs.js";
import { drawHulls, labelsOf } from "./hull.js";
import { drawCorners, drawFrames, drawLineSign, drawPicture } from "./own_marks.js";
import { sheets } from "./sheets.js";
import { drawStack } from "./stack.js";

const SETTLED_MS = 140;
/** So far a picture is moved as it is, in pixels, before it is drawn anew: it is drawn so much beyond what is in view. */
const MARGIN = 240;

/**
 * scene(): { marks, lines, groups, boxes, plain, colour, version } with marks { id, x, y, r, caption, icon, more, hub, conflict, weight,
 * must, bold, dim, centre } in chart units. again(): asks for another frame. bars(): boxes, in pixels, that
 * something lies over. Returns draw(zoom, pan).
 * @param {HTMLCanvasElement} under
 * @param {HTMLCanvasElement} over
 * @param {() => Page.Scene} scene
 * @param {() => void} again
 * @param {() => Page.Box[]} bars
 */
export function overlay(under, over, scene, again, bars) {
  const box = /** @type {HTMLElement} */ (over.parentElement);
  const { below, above, seen, carry } = sheets(under, over, box);
  const widths = new Map();
  let placing = { key: "", at: "", captions: { marks: new Map(), lines: new Map() } };
  let settling = 0;

  function measure(/** @type {CanvasRenderingContext2D} */ context, /** @type {string} */ font) {
    return (/** @type {string} */ text, /** @type {number} */ px, /** @type {boolean} */ bold) => {
      const key = `${px}${bold ? "b" : ""}${text}`;
      if (!widths.has(key)) {
        context.font = `${bold ? 600 : 400} ${px}px ${font}`;
        widths.set(key, context.measureText(text).width);
      }
      return widths.get(key);
    };
  }

  /** Captions go along with a diagram that is moved; when it has come to rest, they find their places in view anew. */
  function captionsAt(/** @type {number} */ zoom, /** @type {Page.Point} */ pan, /** @type {Page.Scene} */ now, /** @type {CanvasRenderingContext2D} */ context) {
    const { clientWidth: width, clientHeight: height } = box;
    const key = `${now.version} ${zoom.toFixed(3)} ${width}x${height}`;
    const at = `${Math.round(pan.x)},${Math.round(pan.y)}`;
    clearTimeout(settling);
    if (placing.key === key && placing.at !== at) {
      settling = setTimeout(() => {
        placing.key = "";
        again();
      }, SETTLED_MS);
    }
    if (placing.key !== key) {
      const view = { left: 4 - pan.x, top: 4 - pan.y, right: width - 4 - pan.x, bottom: height - 4 - pan.y };
      const named = now.plain ? now.marks.filter((/** @type {Page.Drawn} */ mark) => mark.must || mark.lit) : now.marks;
      const marks = named.map((/** @type {Page.Drawn} */ mark) => ({ ...mark, x: mark.x * zoom, y: mark.y * zoom, r: mark.r * zoom }));
      const lines = now.lines
        .filter((/** @type {Page.DrawnLine} */ line) => line.must || line.lit || (zoom > 0.72 && !now.plain))
        .map((/** @type {Page.DrawnLine} */ line) => ({ ...line, spots: line.spots.map((/** @type {{ x: number, y: number }} */ { x, y }) => ({ x: x * zoom, y: y * zoom })) }));
      const wide = measure(context, now.colour.font);
      const kept = [...labelBoxes(now, zoom, wide), ...bars().map(([left, top, right, bottom]) => /** @type {Page.Box} */ ([left - pan.x, top - pan.y, right - pan.x, bottom - pan.y]))];
      placing = { key, at, captions: placeCaptions(marks, lines, wide, view, kept) };
    }
    return placing.captions;
  }

  /** The room that the labels of groups take. */
  function labelBoxes(/** @type {{ groups: Page.Group[], marks: Page.Drawn[] }} */ { groups, marks }, /** @type {number} */ zoom, /** @type {Page.Measure} */ width) {
    return labelsOf(groups, marks, zoom).map(({ text, x, y }) => {
      const half = width(text, 11, true) / 2 + 5;
      return /** @type {Page.Box} */ ([x - half, y - 8.5, x + half, y + 8.5]);
    });
  }

  /** What was drawn last, and where; and where it was carried to since. */
  let last = { key: "", x: 0, y: 0 };
  let carried = { x: 0, y: 0 };

  const anew = () => {
    last.key = "";
    again();
  };

  /** A diagram that is only moved is not drawn anew until it comes to rest, or has gone too far. */
  function onlyMoved(/** @type {string} */ key, /** @type {Page.Point} */ pan) {
    const [x, y] = [pan.x - last.x, pan.y - last.y];
    if (key !== last.key || Math.max(Math.abs(x), Math.abs(y)) > MARGIN) return false;
    if (!x && !y && !carried.x && !carried.y) return true;
    if (x === carried.x && y === carried.y) {
      again(); // Cytoscape may have left its canvas as it was, with what was carried there
      return false;
    }
    carried = { x, y };
    carry(x, y);
    clearTimeout(settling);
    settling = setTimeout(() => {
      placing.key = "";
      anew();
    }, SETTLED_MS);
    return true;
  }

  return function draw(/** @type {number} */ zoom, /** @type {Page.Point} */ pan) {
    const now = scene();
    const key = `${now.version} ${zoom} ${box.clientWidth}x${box.clientHeight} ${devicePixelRatio}`;
    if (onlyMoved(key, pan)) return;
    last = { key, x: pan.x, y: pan.y };
    carried = { x: 0, y: 0 };
    seen(true);
    const glows = glowsOf(now.marks, zoom, pan);
    const whole = { left: -MARGIN, top: -MARGIN, width: box.clientWidth + 2 * MARGIN, height: box.clientHeight + 2 * MARGIN };
    const onlyGlows = !now.groups.length && !now.boxes.length && !now.marks.some((mark) => mark.fold);
    drawBelow(below(onlyGlows && glows.length === 1 ? roomOf(glows[0]) : whole), now, glows, zoom, pan);
    drawAbove(above(whole), now, zoom, pan);
  };

  /** Where centres glow, in pixels. Several glow less far. */
  function glowsOf(/** @type {Page.Drawn[]} */ marks, /** @type {number} */ zoom, /** @type {Page.Point} */ pan) {
    const centres = marks.filter((mark) => mark.centre);
    const reach = (centres.length > 1 ? 1.7 : 2.4) * zoom;
    return centres.map((mark) => ({ x: mark.x * zoom + pan.x, y: mark.y * zoom + pan.y, from: mark.r * zoom * 0.8, reach: mark.r * reach }));
  }

  /** The box that holds a glow, in whole pixels. */
  function roomOf(/** @type {{ x: number, y: number, reach: number }} */ { x, y, reach }) {
    const size = 2 * Math.ceil(reach) + 2;
    return { left: Math.floor(x) - size / 2, top: Math.floor(y) - size / 2, width: size, height: size };
  }

  function drawBelow(/** @type {CanvasRenderingContext2D} */ context, /** @type {Page.Scene} */ { marks, groups, boxes, colour }, /** @type {ReturnType<typeof glowsOf>} */ glows, /** @type {number} */ zoom, /** @type {Page.Point} */ pan) {
    for (const { x, y, from, reach } of glows) {
      const glow = context.createRadialGradient(x, y, from, x, y, reach);
      glow.addColorStop(0, `rgb(${colour.halo} / 34%)`);
      glow.addColorStop(1, `rgb(${colour.halo} / 0%)`);
      context.fillStyle = glow;
      context.fillRect(x - reach, y - reach, reach * 2, reach * 2);
    }
    drawHulls(context, groups, marks, colour, zoom, pan);
    drawFrames(context, boxes, marks, colour, zoom, pan);
    for (const mark of marks) {
      if (mark.fold) drawStack(context, mark, colour, colour.hues[mark.hue - 1], mark.x * zoom + pan.x, mark.y * zoom + pan.y, mark.r * zoom);
    }
  }

  function drawAbove(/** @type {CanvasRenderingContext2D} */ context, /** @type {Page.Scene} */ now, /** @type {number} */ zoom, /** @type {Page.Point} */ pan) {
    const { marks, colour } = now;
    const captions = captionsAt(zoom, pan, now, context);
    for (const line of now.lines) {
      const spot = captions.lines.get(line.id);
      context.globalAlpha = line.dim ? 0.12 : 1;
      drawLineSign(context, line, spot, colour, zoom, pan);
      if (!spot) continue;
      pill(context, spot.text, spot.x + pan.x, spot.y + pan.y, { fill: colour.canvas, ink: line.must || line.lit ? colour.ink : colour.quiet, font: colour.font });
    }
    for (const mark of marks) {
      context.globalAlpha = mark.dim ? 0.16 : mark.untied ? 0.6 : 1;
      if (!now.plain && !drawPicture(context, mark, zoom, pan, anew)) icon(context, mark, colour, zoom, pan);
      if (mark.note || (mark.pinned && zoom > 0.4)) drawCorners(context, mark, colour, zoom, pan);
      if (!now.plain && mark.more && zoom > 0.4) badge(context, mark, colour, zoom, pan);
      if (mark.conflict && zoom > 0.3) conflict(context, mark, colour, zoom, pan);
    }
    labelsOf(now.groups, marks, zoom).forEach(({ text, x, y }, index) => {
      pill(context, text, x + pan.x, y + pan.y, { fill: colour.groups[index % colour.groups.length], ink: colour.onHue, bold: true, font: colour.font });
    });
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const mark of marks) {
      const spot = captions.marks.get(mark.id);
      if (!spot) continue;
      context.globalAlpha = mark.dim ? 0.22 : 1;
      if (spot.far) leader(context, mark, colour, spot, zoom, pan);
      context.font = `${mark.bold ? 600 : 400} ${FONT_PX}px ${colour.font}`;
      context.lineWidth = 4;
      context.strokeStyle = colour.canvas;
      spot.rows.forEach((/** @type {any} */ row, /** @type {number} */ k) => {
        const [x, y] = [spot.x + pan.x, spot.y + pan.y + k * ROW];
        context.direction = rightToLeft(row) ? "rtl" : "ltr";
        context.strokeText(row, x, y);
        context.fillStyle = k ? colour.quiet : colour.ink;
        context.fillText(row, x, y);
      });
    }
    context.globalAlpha = 1;
  }
}
