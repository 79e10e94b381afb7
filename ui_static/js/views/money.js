// Money under the diagram: where it went or came from, and the shapes in which it moves.
import { money } from "../state.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { MoneyFlow } from "./money_flow.js";
import { MoneyForm } from "./money_form.js";
import { Shapes, ShapesForm } from "./money_shapes.js";

const WAYS = /** @type {const} */ (["trace", "shapes"]);

export function Money() {
  const [way, setWay] = useState(/** @type {typeof WAYS[number]} */ ("trace"));
  const tracing = way === "trace";
  return html`<div class="money">
    <div class="money-ask"><div class="time-kinds" role="group" aria-label=${t("money.ways")}>
      ${WAYS.map((name) => html`<button type="button" key=${name} class="chip" aria-pressed=${way === name} onClick=${() => setWay(name)}>${t(`money.${name}`)}</button>`)}</div>
      ${tracing ? html`<${MoneyForm} />` : html`<${ShapesForm} />`}</div>
    <div class="money-found" role="region" tabindex="0" aria-label=${t("money.found")}>
      ${!tracing ? html`<${Shapes} />` : money.value ? html`<${MoneyFlow} answer=${money.value} />` : html`<p class="panel-empty">${t("money.empty")}</p>`}</div>
  </div>`;
}
