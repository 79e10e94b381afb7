// What a person made of a chart, as it is drawn: frames round open boxes, pins, flags and pictures on marks.
import { bitmapOf } from "../picture.js";
import { t } from "../text/index.js";
import { cut } from "../text/names.js";

const TAU = Math.PI * 2;
/** How far a band reaches beyond its marks, and how wide it is between them, in chart units. */
const [REACH, BAND] = [14, 12];

/**
 * The lines that tie some places together at the least length (R. C. Prim, Bell System Technical Journal 36, 1957).
 * @param {Page.Drawn[]} marks
 */
function ties(marks) {
  const [first, ...rest] = marks;
  const [inside, left] = [[first], new Set(rest)];
  const found = [];
  while (left.size) {
    let best = { from: first, to: first, far: Infinity };
    for (const from of inside)
      for (const to of left) {
        const far = Math.hypot(from.x - to.x, from.y - to.y);
        if (far < best.far) best = { from, to, far };
      }
    found.push(best);
    inside.push(best.to);
    left.delete(best.to);
  }
  return found;
}

/**
 * A band round the members of each open box and from one to the next, so that nothing else seems to be in it; the title
 * stands over its uppermost member.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.OwnBox[]} boxes
 * @param {Page.Drawn[]} marks
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function drawFrames(context, boxes, marks, colour, zoom, pan) {
  const at = new Map(marks.map((mark) => [mark.id, mark]));
  for (const box of boxes) {
    const inside = box.members.map((id) => at.get(id)).filter((mark) => mark !== undefined);
    if (!inside.length) continue;
    const tied = ties(inside);
    context.lineCap = "round";
    // The same shape twice: its edge, and on it its surface.
    for (const [more, ink] of /** @type {[number, string][]} */ ([[1.5, colour.edgeStrong], [0, colour.line]])) {
      context.fillStyle = context.strokeStyle = ink;
      context.lineWidth = BAND * zoom + 2 * more;
      for (const { from, to } of tied) {
        context.beginPath();
        context.moveTo(from.x * zoom + pan.x, from.y * zoom + pan.y);
        context.lineTo(to.x * zoom + pan.x, to.y * zoom + pan.y);
        context.stroke();
      }
      for (const mark of inside) {
        context.beginPath();
        context.arc(mark.x * zoom + pan.x, mark.y * zoom + pan.y, (mark.r + REACH) * zoom + more, 0, TAU);
        context.fill();
      }
    }
    const top = inside.reduce((best, mark) => (mark.y < best.y ? mark : best));
    context.font = `600 12px ${colour.font}`;
    context.textAlign = "center";
    context.textBaseline = "bottom";
    context.lineWidth = 4;
    context.strokeStyle = colour.canvas;
    context.fillStyle = colour.ink;
    const [x, y] = [top.x * zoom + pan.x, (top.y - top.r - REACH) * zoom + pan.y - 5];
    context.strokeText(cut(box.title, 40), x, y);
    context.fillText(cut(box.title, 40), x, y);
  }
}

/**
 * The picture of a mark, in place of its icon; whether there is one. again(): asks for another frame.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Drawn} mark
 * @param {number} zoom
 * @param {Page.Point} pan
 * @param {() => void} again
 */
export function drawPicture(context, mark, zoom, pan, again) {
  if (!mark.note?.picture) return false;
  const bitmap = bitmapOf(mark.note.picture, again);
  if (!bitmap) return true;
  const [x, y, r] = [mark.x * zoom + pan.x, mark.y * zoom + pan.y, mark.r * 0.86 * zoom];
  context.save();
  context.beginPath();
  context.arc(x, y, r, 0, TAU);
  context.clip();
  context.drawImage(bitmap, x - r, y - r, 2 * r, 2 * r);
  context.restore();
  return true;
}

/**
 * What the corners of a mark say of the person's own: a flag or a note at the lower right, a pin at the lower left.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Drawn} mark
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function drawCorners(context, mark, colour, zoom, pan) {
  const [x, y, r] = [mark.x * zoom + pan.x, mark.y * zoom + pan.y, mark.r * 0.78 * zoom];
  if (mark.note) sign(context, colour, x + r + 2, y + r - 1, mark.note.flag);
  if (!mark.pinned) return;
  context.beginPath();
  context.arc(x - r - 1, y + r, 3.2, 0, TAU);
  context.moveTo(x - r - 1, y + r + 3);
  context.lineTo(x - r - 1, y + r + 8);
  context.lineWidth = 1.6;
  context.strokeStyle = colour.edgeStrong;
  context.fillStyle = colour.canvas;
  context.fill();
  context.stroke();
}

/**
 * The sign of a note or a flag on a line: at its middle, or over the caption that stands there.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.DrawnLine} line
 * @param {Page.Point | undefined} caption where the caption stands, with the pan left out
 * @param {Page.Colours} colour
 * @param {number} zoom
 * @param {Page.Point} pan
 */
export function drawLineSign(context, line, caption, colour, zoom, pan) {
  if (!line.note) return;
  const [x, y] = [line.spots[0].x * zoom, line.spots[0].y * zoom];
  const covered = caption && Math.abs(caption.y - y) < 18 && Math.abs(caption.x - x) < 80;
  sign(context, colour, x + pan.x, (covered ? caption.y - 18 : y) + pan.y, line.note.flag);
}

/**
 * A small round sign in the flag's colour; a note without a flag is a page.
 * @param {CanvasRenderingContext2D} context
 * @param {Page.Colours} colour
 * @param {number} x
 * @param {number} y
 * @param {string | null} flag
 */
function sign(context, colour, x, y, flag) {
  context.beginPath();
  if (flag) context.arc(x, y, 8.5, 0, TAU);
  else context.roundRect(x - 7, y - 8, 14, 16, 3);
  context.fillStyle = flag ? colour.flags[flag] : colour.surface;
  context.strokeStyle = flag ? colour.canvas : colour.edgeStrong;
  context.lineWidth = flag ? 2 : 1.5;
  context.fill();
  context.stroke();
  if (!flag) {
    context.beginPath();
    for (const row of [-3.5, 0, 3.5]) {
      context.moveTo(x - 4, y + row);
      context.lineTo(x + 4, y + row);
    }
    context.lineWidth = 1.2;
    context.stroke();
    return;
  }
  context.font = `700 11px ${colour.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour.canvas;
  context.fillText(t(`flag.${flag}.icon`), x, y + 0.5);
}
