// Small things that are drawn at a mark or a line: its icon, "+42", the triangle of a conflict, a word in a box.
import { iconPaths } from "../icons.js";
import { ROW, badgeAt } from "./captions.js";

const paths = new Map();

/** @param {string} name */
function iconShape(name) {
  if (!paths.has(name)) {
    const { fill, line } = iconPaths(name);
    paths.set(name, { fill: fill && new Path2D(fill), line: line && new Path2D(line) });
  }
  return paths.get(name);
}

/** How large an icon is in each outline, as a part of the radius, and how far below the middle its room lies. */
/** @type {Record<string, number[]>} */
const ROOM = { "round-triangle": [0.8, 0.22], diamond: [0.92, 0], pentagon: [1.05, 0.06], "round-tag": [1.02, 0] };

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Drawn} mark
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function icon(context, mark, colour, zoom, pan) {
  const { fill, line } = iconShape(mark.icon);
  const [part, below] = ROOM[mark.shape] ?? [1.14, 0];
  const size = mark.r * part * zoom;
  if (size < 5) return;
  context.save();
  context.translate(mark.x * zoom + pan.x - size / 2, (mark.y + mark.r * below) * zoom + pan.y - size / 2);
  context.scale(size / 24, size / 24);
  context.fillStyle = context.strokeStyle = mark.own ? colour.ink : colour.onHue;
  if (line) {
    context.lineWidth = 2.1;
    context.lineCap = context.lineJoin = "round";
    context.stroke(line);
  }
  if (fill) context.fill(fill, "evenodd");
  context.restore();
}

/**
 * "+42" at the upper right: what this mark has that is not drawn.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Drawn} mark
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function badge(context, mark, colour, zoom, pan) {
  const [x, y] = badgeAt({ x: mark.x * zoom + pan.x, y: mark.y * zoom + pan.y, r: mark.r * zoom });
  const fill = mark.hub ? colour.edgeStrong : colour.surface;
  pill(context, mark.more, x, y, { fill, ink: mark.hub ? colour.canvas : colour.ink, bold: true, font: colour.font, edge: colour.edgeStrong });
}

/**
 * A triangle at the upper left: departments differ about this element.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Drawn} mark
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function conflict(context, mark, colour, zoom, pan) {
  context.save();
  context.translate((mark.x - mark.r * 0.8) * zoom + pan.x, (mark.y - mark.r * 0.75) * zoom + pan.y);
  context.scale(Math.min(1, 0.25 + zoom), Math.min(1, 0.25 + zoom));
  context.beginPath();
  context.moveTo(0, -8);
  context.lineTo(8.5, 6.5);
  context.lineTo(-8.5, 6.5);
  context.closePath();
  context.fillStyle = colour.warn;
  context.strokeStyle = colour.canvas;
  context.lineWidth = 2;
  context.lineJoin = "round";
  context.stroke();
  context.fill();
  context.fillStyle = colour.canvas;
  context.fillRect(-0.9, -3, 1.8, 4.6);
  context.beginPath();
  context.arc(0, 3.9, 1.1, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}

/**
 * A thin line from a mark to its caption that had no room beside it.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Drawn} mark
 * @param {Page.Colours} colour
 * @param {{ rows: string[], x: number, y: number }} spot
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function leader(context, mark, colour, spot, zoom, pan) {
  const [x, y] = [mark.x * zoom + pan.x, mark.y * zoom + pan.y];
  const below = spot.y + pan.y > y;
  context.beginPath();
  context.moveTo(x, y + (below ? 1 : -1) * mark.r * zoom);
  context.lineTo(spot.x + pan.x, spot.y + pan.y + (below ? -ROW / 2 : ROW * (spot.rows.length - 0.5)));
  context.strokeStyle = colour.edge;
  context.lineWidth = 1;
  context.stroke();
}

/**
 * A word in a rounded box, centred on x, y.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {{ fill: string, ink: string, font: string, bold?: boolean, edge?: string | null }} given
 */
export function pill(context, text, x, y, { fill, ink, font, bold = false, edge = null }) {
  context.font = `${bold ? 600 : 400} 11px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 10;
  context.beginPath();
  context.roundRect(x - width / 2, y - 8.5, width, 17, 8.5);
  context.fillStyle = fill;
  context.fill();
  if (edge) {
    context.lineWidth = 1;
    context.strokeStyle = edge;
    context.stroke();
  }
  context.fillStyle = ink;
  context.fillText(text, x, y + 0.5);
}
