// A fold looks like a stack: two more outlines of its shape behind the mark, up and to the right.
/** @type {Record<string, number[][]>} */
const SHAPES = {
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-0.5, -1], [0.5, -1], [1, 0], [0.5, 1], [-0.5, 1], [-1, 0]],
  octagon: [[-0.41, -1], [0.41, -1], [1, -0.41], [1, 0.41], [0.41, 1], [-0.41, 1], [-1, 0.41], [-1, -0.41]],
  pentagon: [[0, -1], [1, -0.24], [0.62, 1], [-0.62, 1], [-1, -0.24]],
  "round-triangle": [[0, -1], [1, 1], [-1, 1]],
  "round-tag": [[-1, -1], [0.3, -1], [1, 0], [0.3, 1], [-1, 1]],
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
function outline(context, shape, x, y, r) {
  context.beginPath();
  const corners = SHAPES[shape];
  if (corners) corners.forEach((/** @type {number[]} */ [dx, dy], /** @type {number} */ k) => (k ? context.lineTo(x + dx * r, y + dy * r) : context.moveTo(x + dx * r, y + dy * r)));
  else if (shape === "ellipse") context.arc(x, y, r, 0, Math.PI * 2);
  else context.roundRect(x - r, y - r, 2 * r, 2 * r, r * 0.3);
  context.closePath();
}

/**
 * Draw what lies behind a fold's mark. x, y, r in pixels.
 * @param {CanvasRenderingContext2D} context
 * @param {{ shape: string, dim: boolean }} given
 * @param {Page.Colours} colour
 * @param {any} hue
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function drawStack(context, { shape, dim }, colour, hue, x, y, r) {
  context.lineJoin = "round";
  context.lineWidth = 2;
  context.strokeStyle = colour.canvas;
  for (const [place, strength] of [[2, 0.3], [1, 0.6]]) {
    const off = r * 0.2 * place;
    outline(context, shape, x + off, y - off, r);
    context.globalAlpha = 1;
    context.stroke();
    context.fillStyle = colour.canvas;
    context.fill();
    context.fillStyle = hue;
    context.globalAlpha = dim ? 0.1 : strength;
    context.fill();
  }
  context.globalAlpha = 1;
}
