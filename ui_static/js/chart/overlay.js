// What is drawn over and under Cytoscape's canvas, at each of its frames: the glow of the centre and the hulls below,
// icons, captions, counts and marks of conflict above. Text goes through fillText only, so a name is never markup.
import { iconPaths } from "../icons.js";
import { rightToLeft } from "../text/names.js";
import { FONT_PX, ROW, badgeAt, placeCaptions } from "./captions.js";
import { drawHulls, labelsOf } from "./hull.js";
import { drawCorners, drawFrames, drawPicture } from "./own_marks.js";
import { drawStack } from "./stack.js";

const TAU = Math.PI * 2;
const SETTLED_MS = 140;
const paths = new Map();

function iconShape(name) {
  if (!paths.has(name)) {
    const { fill, line } = iconPaths(name);
    paths.set(name, { fill: fill && new Path2D(fill), line: line && new Path2D(line) });
  }
  return paths.get(name);
}

/** Two canvases kept at the size of the container and at the screen's resolution. */
function sized(canvas) {
  const context = canvas.getContext("2d");
  return () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const scale = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  };
}

/**
 * scene(): { marks, lines, groups, boxes, plain, colour, version } with marks { id, x, y, r, caption, icon, more, hub, conflict, weight,
 * must, bold, dim, centre } in chart units. again(): asks for another frame. Returns draw(zoom, pan).
 */
export function overlay(under, over, scene, again) {
  const [below, above] = [sized(under), sized(over)];
  const widths = new Map();
  let placing = { key: "", at: "", captions: { marks: new Map(), lines: new Map() } };
  let settling = 0;

  function measure(context, font) {
    return (text, px, bold) => {
      const key = `${px}${bold ? "b" : ""}${text}`;
      if (!widths.has(key)) {
        context.font = `${bold ? 600 : 400} ${px}px ${font}`;
        widths.set(key, context.measureText(text).width);
      }
      return widths.get(key);
    };
  }

  /** Captions go along with a diagram that is moved; when it has come to rest, they find their places in view anew. */
  function captionsAt(zoom, pan, now, context) {
    const key = `${now.version} ${zoom.toFixed(3)} ${over.clientWidth}x${over.clientHeight}`;
    const at = `${Math.round(pan.x)},${Math.round(pan.y)}`;
    clearTimeout(settling);
    if (placing.key === key && placing.at !== at) {
      settling = setTimeout(() => {
        placing.key = "";
        again();
      }, SETTLED_MS);
    }
    if (placing.key !== key) {
      const view = { left: 4 - pan.x, top: 4 - pan.y, right: over.clientWidth - 4 - pan.x, bottom: over.clientHeight - 4 - pan.y };
      const named = now.plain ? now.marks.filter((mark) => mark.must || mark.lit) : now.marks;
      const marks = named.map((mark) => ({ ...mark, x: mark.x * zoom, y: mark.y * zoom, r: mark.r * zoom }));
      const lines = now.lines
        .filter((line) => line.must || line.lit || (zoom > 0.72 && !now.plain))
        .map((line) => ({ ...line, spots: line.spots.map(({ x, y }) => ({ x: x * zoom, y: y * zoom })) }));
      placing = { key, at, captions: placeCaptions(marks, lines, measure(context, now.colour.font), view, labelBoxes(now, zoom, measure(context, now.colour.font))) };
    }
    return placing.captions;
  }

  /** The room that the labels of groups take. */
  function labelBoxes({ groups, marks }, zoom, width) {
    return labelsOf(groups, marks, zoom).map(({ text, x, y }) => {
      const half = width(text, 11, true) / 2 + 5;
      return [x - half, y - 8.5, x + half, y + 8.5];
    });
  }

  return function draw(zoom, pan) {
    const now = scene();
    drawBelow(below(), now, zoom, pan);
    drawAbove(above(), now, zoom, pan);
  };

  function drawBelow(context, { marks, groups, boxes, colour }, zoom, pan) {
    const centres = marks.filter((each) => each.centre);
    for (const mark of centres) {
      const [x, y, reach] = [mark.x * zoom + pan.x, mark.y * zoom + pan.y, mark.r * (centres.length > 1 ? 1.7 : 2.4) * zoom];
      const glow = context.createRadialGradient(x, y, mark.r * zoom * 0.8, x, y, reach);
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

  function drawAbove(context, now, zoom, pan) {
    const { marks, colour } = now;
    const captions = captionsAt(zoom, pan, now, context);
    for (const line of now.lines) {
      const spot = captions.lines.get(line.id);
      if (!spot) continue;
      context.globalAlpha = line.dim ? 0.12 : 1;
      pill(context, colour, spot.text, spot.x + pan.x, spot.y + pan.y, { fill: colour.canvas, ink: line.must || line.lit ? colour.ink : colour.quiet, font: colour.font });
    }
    for (const mark of marks) {
      context.globalAlpha = mark.dim ? 0.16 : mark.untied ? 0.6 : 1;
      if (!now.plain && !drawPicture(context, mark, zoom, pan, again)) icon(context, mark, colour, zoom, pan);
      if (mark.note || (mark.pinned && zoom > 0.4)) drawCorners(context, mark, colour, zoom, pan);
      if (!now.plain && mark.more && zoom > 0.4) badge(context, mark, colour, zoom, pan);
      if (mark.conflict && zoom > 0.3) conflict(context, mark, colour, zoom, pan);
    }
    labelsOf(now.groups, marks, zoom).forEach(({ text, x, y }, index) => {
      pill(context, colour, text, x + pan.x, y + pan.y, { fill: colour.groups[index % colour.groups.length], ink: colour.onHue, bold: true, font: colour.font });
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
      spot.rows.forEach((row, k) => {
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

/** How large an icon is in each outline, as a part of the radius, and how far below the middle its room lies. */
const ROOM = { "round-triangle": [0.8, 0.22], diamond: [0.92, 0], pentagon: [1.05, 0.06], "round-tag": [1.02, 0] };

function icon(context, mark, colour, zoom, pan) {
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

/** "+42" at the upper right: what this mark has that is not drawn. */
function badge(context, mark, colour, zoom, pan) {
  const [x, y] = badgeAt({ x: mark.x * zoom + pan.x, y: mark.y * zoom + pan.y, r: mark.r * zoom });
  const fill = mark.hub ? colour.edgeStrong : colour.surface;
  pill(context, colour, mark.more, x, y, { fill, ink: mark.hub ? colour.canvas : colour.ink, bold: true, font: colour.font, edge: colour.edgeStrong });
}

/** A triangle at the upper left: departments differ about this element. */
function conflict(context, mark, colour, zoom, pan) {
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
  context.arc(0, 3.9, 1.1, 0, TAU);
  context.fill();
  context.restore();
}

/** A thin line from a mark to its caption that had no room beside it. */
function leader(context, mark, colour, spot, zoom, pan) {
  const [x, y] = [mark.x * zoom + pan.x, mark.y * zoom + pan.y];
  const below = spot.y + pan.y > y;
  context.beginPath();
  context.moveTo(x, y + (below ? 1 : -1) * mark.r * zoom);
  context.lineTo(spot.x + pan.x, spot.y + pan.y + (below ? -ROW / 2 : ROW * (spot.rows.length - 0.5)));
  context.strokeStyle = colour.edge;
  context.lineWidth = 1;
  context.stroke();
}

/** A word in a rounded box, centred on x, y. */
function pill(context, colour, text, x, y, { fill, ink, font, bold = false, edge = null }) {
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
