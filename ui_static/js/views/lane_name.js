// The name of a lane, at the left of a picture: cut in the middle until it fits the column, as letters differ in width.
import { cut, plain } from "../text/names.js";
import { html } from "../ui.js";

/** Characters that are kept of any name. */
const LEAST = 4;
/** @type {CanvasRenderingContext2D | null} */
let context = null;

/**
 * A name that is at most so many pixels wide at this size.
 * @param {string} name
 * @param {number} room
 * @param {number} size
 */
export function fitted(name, room, size) {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return plain(name);
  context.font = `${size}px ${getComputedStyle(document.documentElement).getPropertyValue("--font")}`;
  let text = plain(name);
  for (let most = text.length; most > LEAST && context.measureText(text).width > room; most--) text = cut(name, most - 1);
  return text;
}

/**
 * Ends at x; a name that was cut stands whole in its title.
 * @param {{ name: string, x: number, y: number, size?: number }} given
 */
export function LaneName({ name, x, y, size = 11.5 }) {
  const text = fitted(name, x - 8, size);
  return html`<text class="lane-name" x=${x} y=${y} text-anchor="end" style=${{ fontSize: `${size}px` }}>${text}${text !== plain(name) && html`<title>${plain(name)}</title>`}</text>`;
}
