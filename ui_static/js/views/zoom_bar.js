// Zoom and fit, for the hand that has no wheel.
import { Icon } from "../icons.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { drawn } from "./canvas.js";

const STEP = 1.3;

export function ZoomBar() {
  const button = (/** @type {string} */ icon, /** @type {string} */ text, /** @type {() => void} */ act) =>
    html`<button type="button" class="icon-button" title=${text} aria-label=${text} onClick=${act}><${Icon} name=${icon} /></button>`;
  return html`<div class="zoom" role="group" aria-label=${t("zoom.label")}>
    ${button("plus", t("zoom.in"), () => drawn?.zoomBy(STEP))}
    ${button("minus", t("zoom.out"), () => drawn?.zoomBy(1 / STEP))}
    ${button("fit", t("zoom.fit"), () => drawn?.fit())}
  </div>`;
}
