// Every icon, drawn on a 24 by 24 grid: `fill` is a filled path, `line` a stroked one. The names of an entity type's
// icon come from the model; a name that is not here gets the fallback.
import icons from "../icons.json" with { type: "json" };
import { html } from "./ui.js";

/** @type {Record<string, { fill?: string, line?: string }>} */
const ICONS = icons;

/**
 * The paths of an icon: { fill?, line? }.
 * @param {string} name
 */
export const iconPaths = (name) => (Object.hasOwn(ICONS, name) ? ICONS[name] : ICONS.unknown);

/**
 * An icon in the colour of the text around it; decorative, the words stand beside it.
 * @param {{ name: string, size?: number }} given
 */
export function Icon({ name, size = 18 }) {
  const { fill, line } = iconPaths(name);
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${line && html`<path d=${line} fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" />`}
    ${fill && html`<path d=${fill} fill="currentColor" fill-rule="evenodd" />`}
  </svg>`;
}
