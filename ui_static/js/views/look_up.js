// A pasted list of identifiers: what each of them is, and which are not known here.
import { add, around } from "../actions/draw.js";
import { chart, panel } from "../state.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Who } from "./mark.js";
import { plain } from "../text/names.js";

export function LookUp() {
  const { rows = [] } = panel.value;
  const found = rows.flatMap((row) => row.entities.map((entity) => entity.id));
  const draw = () => (chart.value.nodes.size ? add(found) : around(found.slice(0, 10)));
  return html`<article class="about"><h2>${t("lookup.title")}</h2>
    <p class="quiet">${t("lookup.count", { n: rows.filter((row) => row.entities.length).length, of: rows.length })}</p>
    ${found.length > 0 && html`<button type="button" class="button main wide" onClick=${draw}>${t("lookup.draw", { n: found.length })}</button>`}
    <ul class="lookup">${rows.map((row, k) => html`<li key=${k}><code><bdi>${plain(row.given)}</bdi></code>
      ${row.entities.map((entity) => html`<button type="button" class="plain" key=${entity.id} onClick=${() => (chart.value.nodes.size ? add([entity.id]) : around([entity.id]))}><${Who} entity=${entity} /></button>`)}
      ${!row.entities.length && html`<span class="quiet">${t("lookup.unknown")}</span>`}</li>`)}</ul>
  </article>`;
}
