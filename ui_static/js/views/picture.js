// A picture that somebody put on a mark.
import { bitmapOf } from "../picture.js";
import { t } from "../text/index.js";
import { html, useEffect, useRef } from "../ui.js";

/** @param {{ data: string, size?: any }} given */
export function Picture({ data, size = 96 }) {
  const canvas = useRef(/** @type {any} */ (null));
  useEffect(() => {
    const draw = () => {
      const bitmap = bitmapOf(data, draw);
      if (bitmap && canvas.current) canvas.current.getContext("2d").drawImage(bitmap, 0, 0, 2 * size, 2 * size);
    };
    draw();
  }, [data]);
  return html`<canvas class="picture" ref=${canvas} width=${2 * size} height=${2 * size} style=${{ width: `${size}px`, height: `${size}px` }} role="img" aria-label=${t("note.picture")}></canvas>`;
}
