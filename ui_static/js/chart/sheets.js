// The two canvases under and over Cytoscape's own, and how they go along with a diagram that is moved.

/**
 * A canvas at the screen's resolution that is laid where it is needed. Gives lay(room), its context, cleared, in the pixels
 * of its container, and its canvas with the pixel of the screen at which it begins.
 * @param {HTMLCanvasElement} canvas
 */
function sheet(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const made = {
    canvas,
    at: [0, 0],
    lay(/** @type {{ left: number, top: number, width: number, height: number }} */ { left, top, width, height }) {
      const scale = devicePixelRatio || 1;
      Object.assign(canvas.style, { inset: `${top}px auto auto ${left}px`, width: `${width}px`, height: `${height}px` });
      const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
      if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
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
      for (const [{ canvas, at }, how] of /** @type {[typeof below, GlobalCompositeOperation][]} */ ([[below, "destination-over"], [above, "source-over"]])) {
        context.globalCompositeOperation = how;
        context.drawImage(canvas, at[0] + Math.round(right * scale), at[1] + Math.round(down * scale));
      }
      context.restore();
    },
  };
}
