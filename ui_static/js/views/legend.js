// What is drawn, by type, with counts: a press hides a type or shows it again. Only types on the chart are listed.
import { selectType, toggleType } from "../actions/draw.js";
import { change } from "../actions/filter.js";
import { standsForMany } from "../chart_data.js";
import { noun, entityType } from "../model.js";
import { filter, hiddenTypes, model, shown } from "../state.js";
import { number, t } from "../text/index.js";
import { classes, html, useState } from "../ui.js";
import { Icon } from "../icons.js";
import { TypeMark } from "./mark.js";

export const GRADES = ["E5", "D4", "C3", "B2", "A1"];

function countsByType() {
  const counts = new Map();
  for (const node of shown.value.nodes.values()) if (node.type) counts.set(node.type, (counts.get(node.type) ?? 0) + standsForMany(node));
  const side = (/** @type {string} */ type) => model.value?.sides.indexOf(entityType(type).side) ?? 0;
  return [...counts].sort(([a], [b]) => side(a) - side(b) || (a < b ? -1 : 1));
}

/** A row for each type that is drawn: a press hides it or shows it again. */
export const TypeRows = () => countsByType().map(([type, n]) => {
  const off = hiddenTypes.value.has(type);
  return html`<li key=${type} class="legend-item"><button type="button" class=${classes("legend-row", off && "off")} aria-pressed=${!off} onClick=${() => toggleType(type)}>
    <${TypeMark} type=${type} size=${22} /><span class="legend-noun">${noun(type, n)}</span><span class="number">${number(n)}</span></button>
    <button type="button" class="legend-select" disabled=${off} title=${t("legend.select", { noun: noun(type, 2) })} aria-label=${t("legend.select", { noun: noun(type, 2) })} onClick=${() => selectType(type)}><${Icon} name="frame" size=${15} /></button></li>`;
});

export function Legend() {
  const [opened, setOpened] = useState(!matchMedia("(max-width: 1080px)").matches);
  const { own } = shown.value;
  const found = own.links.some((link) => link.finding);
  const assumed = own.elements.length > 0 || own.links.some((link) => !link.finding);
  return html`<section class="legend" aria-label=${t("legend.label")}>
    <button type="button" class="legend-head" aria-expanded=${opened} onClick=${() => setOpened(!opened)}>
      <span>${t("legend.title")}</span><${Icon} name=${opened ? "down" : "next"} size=${16} />
    </button>
    ${opened && html`<ul><${TypeRows} /></ul>
    <label class="legend-filter"><span>${t("filter.label")}</span><select onChange=${(/** @type {Page.Event} */ event) => change({ leastGrade: event.target.value || undefined })}>
      ${["", ...GRADES].map((grade) => html`<option key=${grade} value=${grade} selected=${(filter.value?.leastGrade ?? "") === grade}>${grade ? t("filter.least", { grade }) : t("filter.all")}</option>`)}
    </select></label>
    <p class="legend-lines"><span class="sample solid"></span>${t("legend.fact")}<span class="sample dashed"></span>${t("legend.unsure")}${found && html`<span class="sample finding"></span>${t("own.finding")}`}${assumed && html`<span class="sample dotted"></span>${t("own.tag")}`}</p>`}
  </section>`;
}
