// The marks of a map, put on a canvas or written as SVG: both say the same.
import { plain } from "../text/names.js";

/**
 * The colour of a name: "group-3", or one of the theme's.
 * @param {Page.Colours} colour
 * @param {string} ink
 * @returns {string}
 */
const inkOf = (colour, ink) => (ink.startsWith("group-") ? colour.groups[Number(ink.slice(6)) - 1] : /** @type {any} */ (colour)[ink]);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Page.MapMark[]} marks
 * @param {Page.Colours} colour
 */
export function paint(context, marks, colour) {
  context.lineJoin = context.lineCap = "round";
  for (const mark of marks) {
    context.globalAlpha = mark.alpha ?? 1;
    context.setLineDash(("dash" in mark && mark.dash) || []);
    const ink = inkOf(colour, mark.ink);
    if (mark.kind === "text") {
      write(context, mark, ink, colour);
      continue;
    }
    context.beginPath();
    if (mark.kind === "disc") context.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
    else for (const points of mark.kind === "area" ? mark.rings : [mark.points]) {
      points.forEach((point, k) => (k ? context.lineTo(point.x, point.y) : context.moveTo(point.x, point.y)));
      if (mark.kind === "area") context.closePath();
    }
    if (mark.kind !== "line") {
      context.fillStyle = ink;
      context.fill("evenodd");
    }
    const edge = mark.kind === "line" ? mark.ink : mark.edge;
    if (!edge) continue;
    context.globalAlpha = mark.kind === "line" ? (mark.alpha ?? 1) : 1;
    context.strokeStyle = inkOf(colour, edge);
    context.lineWidth = mark.width ?? 1;
    context.stroke();
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Page.MapText} mark
 * @param {string} ink
 * @param {Page.Colours} colour
 */
function write(context, mark, ink, colour) {
  context.save();
  context.translate(mark.x, mark.y);
  if (mark.angle) context.rotate(mark.angle);
  context.font = `${mark.bold ? 600 : 400} ${mark.size}px ${colour.font}`;
  if ("letterSpacing" in context) context.letterSpacing = mark.spaced ? "0.06em" : "0px";
  context.textAlign = mark.anchor ?? "center";
  context.textBaseline = "middle";
  context.strokeStyle = colour.canvas;
  context.lineWidth = 3.5;
  context.lineJoin = "round";
  context.strokeText(mark.text, 0, 0);
  context.fillStyle = ink;
  context.fillText(mark.text, 0, 0);
  context.restore();
}

/** Pixels that a letter takes, in parts of its size. */
const LETTER = 0.58;

/**
 * The box that a text takes.
 * @param {{ x: number, y: number, text: string, size: number }} mark
 * @returns {Page.Box}
 */
export const boxOf = ({ x, y, text, size }) => [x - text.length * size * LETTER * 0.5, y - size * 0.7, x + text.length * size * LETTER * 0.5, y + size * 0.7];

/**
 * @param {Page.Box} a
 * @param {Page.Box} b
 */
export const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/**
 * The marks of the ground without the names that stand in the way of what is shown, or of one another.
 * @param {Page.MapMark[]} ground
 * @param {Page.MapMark[]} above
 */
export function withRoom(ground, above) {
  const taken = above.flatMap((mark) => (mark.kind === "text" ? [boxOf(mark)] : mark.kind === "disc" && mark.ids ? [/** @type {Page.Box} */ ([mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r])] : []));
  return ground.filter((mark) => {
    if (mark.kind !== "text" || mark.angle) return true;
    const box = boxOf(mark);
    return taken.every((other) => !overlaps(box, other)) && taken.push(box) > 0;
  });
}

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b-\u001f]/g, "");
const to = (/** @type {number} */ value) => String(Math.round(value * 10) / 10);
const path = (/** @type {Page.Point[]} */ points) => points.map((point, k) => `${k ? "L" : "M"}${to(point.x)} ${to(point.y)}`).join("");

/**
 * The same as SVG elements.
 * @param {Page.MapMark[]} marks
 * @param {Page.Colours} colour
 */
export const written = (marks, colour) => marks.map((mark) => element(mark, colour)).join("\n");

/**
 * @param {Page.MapMark} mark
 * @param {Page.Colours} colour
 */
function element(mark, colour) {
  const ink = escaped(inkOf(colour, mark.ink));
  const alpha = mark.alpha === undefined ? "" : ` ${mark.kind === "line" ? "stroke-" : mark.kind === "text" ? "" : "fill-"}opacity="${mark.alpha}"`;
  if (mark.kind === "text") {
    const turn = mark.angle ? ` transform="rotate(${to((mark.angle * 180) / Math.PI)} ${to(mark.x)} ${to(mark.y)})"` : "";
    const anchor = { left: "start", right: "end", center: "middle" }[mark.anchor ?? "center"];
    return `<text x="${to(mark.x)}" y="${to(mark.y)}"${turn} font-size="${mark.size}" font-weight="${mark.bold ? 600 : 400}" text-anchor="${anchor}" dominant-baseline="central" fill="${ink}"${alpha} stroke="${escaped(colour.canvas)}" stroke-width="3" paint-order="stroke">${escaped(plain(mark.text))}</text>`;
  }
  const edge = mark.kind === "line" ? mark.ink : mark.edge;
  const stroke = edge ? ` stroke="${escaped(inkOf(colour, edge))}" stroke-width="${mark.width ?? 1}"${"dash" in mark && mark.dash ? ` stroke-dasharray="${mark.dash.join(" ")}"` : ""}` : "";
  const title = "title" in mark && mark.title ? `<title>${escaped(plain(mark.title))}</title>` : "";
  if (mark.kind === "disc") return `<circle cx="${to(mark.x)}" cy="${to(mark.y)}" r="${to(mark.r)}" fill="${ink}"${alpha}${stroke}>${title}</circle>`;
  if (mark.kind === "line") return `<path d="${path(mark.points)}" fill="none"${alpha}${stroke} stroke-linecap="round" stroke-linejoin="round"/>`;
  return `<path d="${mark.rings.map((ring) => `${path(ring)}Z`).join("")}" fill="${ink}" fill-rule="evenodd"${alpha}${stroke}>${title}</path>`;
}
