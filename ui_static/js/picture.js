// Pictures that a person puts on a mark: made small, and drawn anew, so that nothing else of the file is kept. They are
// shown on a canvas, since the page's policy lets no image in that it did not bring itself.
const SIDE = 192;
const MOST_BYTES = 20_000_000;
const known = new Map();

/**
 * A picture file as a small JPEG, base64. Rejects where it is no picture that the browser reads.
 * @param {File} file
 */
export async function readPicture(file) {
  if (file.size > MOST_BYTES) throw new Error("too large");
  const bitmap = await createImageBitmap(file);
  const scale = SIDE / Math.min(bitmap.width, bitmap.height);
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  // Opaque and light where the picture is transparent, in every theme: it is kept as a JPEG.
  context.putImageData(new ImageData(new Uint8ClampedArray(4 * SIDE * SIDE).fill(255), SIDE, SIDE), 0, 0);
  context.drawImage(bitmap, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
  return canvas.toDataURL("image/jpeg", 0.82).split(",")[1];
}

/**
 * The bitmap of a picture, or null while it is read; `then` is called when it is there.
 * @param {string} data
 * @param {(() => void) | undefined} then
 */
export function bitmapOf(data, then) {
  if (!known.has(data)) {
    known.set(data, null);
    const bytes = () => Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    Promise.resolve()
      .then(() => createImageBitmap(new Blob([bytes()], { type: "image/jpeg" })))
      .then((bitmap) => {
        known.set(data, bitmap);
        then?.();
      }, () => {});
  }
  return known.get(data);
}
