// The two canvases under and over Cytoscape's own, and how they go along with a diagram that is moved.

/** A canvas is halved so often to see where something is drawn on it: in squares of 64 pixels. */
const HALVED = 6;

/**
 * The strips of a canvas that something is drawn on: [left, top, width, height] in its pixels.
 * @param {HTMLCanvasElement} canvas
 */
function drawnOn(canvas) {
  let small = canvas;
  for (let k = 0; k < HALVED; k++) {
    const half = Object.assign(document.createElement("canvas"), { width: Math.ceil(small.width / 2), height: Math.ceil(small.height / 2) });
    const context = /** @type {CanvasRenderingContext2D} */ (half.getContext("2d", { willReadFrequently: true }));
    context.scale(0.5, 0.5);
    // One over the other, so that a single dot is as good as a square full of them.
    for (let times = 0; times < 4; times++) context.drawImage(small, 0, 0);
    small = half;
  }
  const { width, height } = small;
  const { data } = /** @type {CanvasRenderingContext2D} */ (small.getContext("2d")).getImageData(0, 0, width, height);
  const [strips, side] = [/** @type {[number, number, number, number][]} */ ([]), 2 ** HALVED];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!data[4 * (y * width + x) + 3]) continue;
      const begin = x;
      while (x < width && data[4 * (y * width + x) + 3]) x++;
      const [left, top] = [begin * side, y * side];
      strips.push([left, top, Math.min(x * side, canvas.width) - left, Math.min(top + side, canvas.height) - top]);
    }
  }
  return strips;
}

/**
 * A canvas at the screen's resolution that is laid where it is needed. Gives lay(room), its context, cleared, in the pixels
 * of its container; its canvas with the pixel of the screen at which it begins; and strips(), where something is drawn on it.
 * @param {HTMLCanvasElement} canvas
 */
function sheet(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {ReturnType<typeof drawnOn> | null} */
  let strips = null;
  const made = {
    canvas,
    at: [0, 0],
    strips: () => (strips ??= drawnOn(canvas)),
    lay(/** @type {{ left: number, top: number, width: number, height: number }} */ { left, top, width, height }) {
      const scale = devicePixelRatio || 1;
      Object.assign(canvas.style, { inset: `${top}px auto auto ${left}px`, width: `${width}px`, height: `${height}px` });
      const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
      if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
      strips = null;
      made.at = [Math.round(left * scale), Math.round(top * scale)];
      context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
      context.clearRect(left, top, width, height);
      return context;
    },
  };
  return made;
}

/**
 * Both, in the container of Cytoscape's own canvases. While a diagram is moved, each frame lays them onto Cytoscape's canvas,
 * which it has drawn anew then, and they are out of sight: a browser without a graphics processor takes longer to put canvases
 * one over another than to draw one of them.
 * @param {HTMLCanvasElement} under
 * @param {HTMLCanvasElement} over
 * @param {HTMLElement} box
 */
export function sheets(under, over, box) {
  const [below, above] = [sheet(under), sheet(over)];
  const marks = /** @type {HTMLCanvasElement} */ (box.querySelector('canvas[data-id="layer2-node"]'));
  const seen = (/** @type {boolean} */ whether) => {
    for (const { canvas } of [below, above]) canvas.style.visibility = whether ? "" : "hidden";
  };
  return {
    below: below.lay,
    above: above.lay,
    seen,
    /** Lay both onto the canvas of marks, so many pixels further; by whole ones of the screen, as else all is smoothed anew. */
    carry(/** @type {number} */ right, /** @type {number} */ down) {
      const scale = devicePixelRatio || 1;
      const context = /** @type {CanvasRenderingContext2D} */ (marks.getContext("2d"));
      seen(false);
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalAlpha = 1;
      for (const [{ canvas, at, strips }, how] of /** @type {[typeof below, GlobalCompositeOperation][]} */ ([[below, "destination-over"], [above, "source-over"]])) {
        context.globalCompositeOperation = how;
        const [x, y] = [at[0] + Math.round(right * scale), at[1] + Math.round(down * scale)];
        for (const [left, top, width, height] of strips()) context.drawImage(canvas, left, top, width, height, x + left, y + top, width, height);
      }
      context.restore();
    },
  };
}
