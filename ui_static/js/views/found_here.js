// Where an answer begins under a form: brought into view when it comes, as on a phone it would lie below what is seen.
import { html, useEffect, useRef } from "../ui.js";

/** @param {{ found: unknown }} given */
export function FoundHere({ found }) {
  const here = useRef(/** @type {any} */ (null));
  useEffect(() => here.current.scrollIntoView({ block: "nearest" }), [found]);
  return html`<div class="found-here" ref=${here}></div>`;
}
