// A small picture of a chart's content: where its marks stand, and which of them another chart has not.
import { hueOf } from "../model.js";
import { html } from "../ui.js";

const SIDE = 200;
/** @param {any} one */
const typeOf = (one) => one.type ?? one.id.split(":")[0];

/**
 * only: ids that stand out. label: what a screen reader says.
 * @param {{ content: Page.Content, only: Page.Id[], label: string }} given
 */
export function Preview({ content, only, label }) {
  const marks = ["elements", "folds", "groups", "ownElements"].flatMap((list) => content[list] ?? []).filter((one) => !one.hidden);
  const alone = new Set(only);
  const [xs, ys] = [marks.map((one) => one.x), marks.map((one) => one.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = (SIDE - 24) / Math.max(1, Math.max(...xs) - left, Math.max(...ys) - top);
  return html`<svg class="preview" viewBox=${`0 0 ${SIDE} ${SIDE}`} role="img" aria-label=${label}>
    ${marks.map((one) => html`<circle key=${one.id} cx=${12 + (one.x - left) * scale} cy=${12 + (one.y - top) * scale} r=${alone.has(one.id) ? 6 : 4} class=${`hue-${hueOf(typeOf(one))} ${alone.has(one.id) ? "alone" : ""}`} />`)}
  </svg>`;
}
