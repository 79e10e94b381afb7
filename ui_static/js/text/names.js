// Names are hostile text and come in every script: cut in the middle, never in the middle of a character.
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const CONTROLS = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Letters of one code each, which need no looking for where one ends. */
const SIMPLE = /^[\u0020-\u007e]*$/;

/**
 * A name without control characters; the ones that turn the direction of what stands around it are taken out too.
 * @param {string} name
 */
export const plain = (name) => String(name).replace(CONTROLS, " ").replace(/\s+/g, " ").trim();

/**
 * At most `most` characters, the middle left out: "Museum of De…tive Arts".
 * @param {string} name
 */
export function cut(name, most = 24) {
  const text = plain(name);
  if (text.length <= most) return text;
  const parts = SIMPLE.test(text) ? text.split("") : Array.from(characters.segment(text), (piece) => piece.segment);
  if (parts.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${parts.slice(0, head).join("").trimEnd()}…${parts.slice(parts.length - (most - 1 - head)).join("").trimStart()}`;
}

const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * Whether a name runs from right to left: its first letter says so.
 * @param {string} name
 */
export const rightToLeft = (name) => RIGHT_TO_LEFT.test(STRONG.exec(name)?.[0] ?? "");
