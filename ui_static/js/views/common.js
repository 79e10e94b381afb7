// What the selected elements have in common: neighbours of two of them or more, each a button that draws it.
import { drawCommon } from "../actions/compare.js";
import { Icon } from "../icons.js";
import { chart, panel, shown } from "../state.js";
import { number, t } from "../text/index.js";
import { html } from "../ui.js";
import { Name, Who } from "./mark.js";

export function Common() {
  const { ids = [], total = 0 } = panel.value;
  /** @type {Page.Shared[]} */
  const rows = panel.value.shared ?? [];
  const left = rows.filter((row) => !chart.value.nodes.has(row.entity.id));
  return html`<article class="about"><h2>${t("common.title", { n: ids.length })}</h2>
    <p class="quiet">${ids.map((id, k) => html`${k ? ", " : ""}<${Name} text=${shown.value.nodes.get(id)?.caption ?? t("an.element")} />`)}</p>
    ${!rows.length && html`<p class="note">${t("common.none")}</p>`}
    ${left.length > 0 && html`<button type="button" class="button main wide" onClick=${() => drawCommon(left)}>${t("common.draw", { n: left.length })}</button>`}
    <ul class="link-counts">${rows.map((row) => html`<li key=${row.entity.id}><button type="button" class="link-count" disabled=${!left.includes(row)} onClick=${() => drawCommon([row])}>
      <span class="link-phrase"><${Who} entity=${row.entity} size=${26} /></span>
      <span class="number">${t("common.of", { n: row.of.length, of: ids.length })}</span><${Icon} name=${left.includes(row) ? "plus" : "check"} size=${16} /></button></li>`)}</ul>
    ${total > rows.length && html`<p class="quiet">${t("common.more", { n: number(total - rows.length) })}</p>`}
  </article>`;
}
