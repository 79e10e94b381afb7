// Leads about who moves together: what was observed beside what chance gives, what else explains it, what speaks against.
import { LISTS, drawCompanions } from "../actions/movement.js";
import { Icon } from "../icons.js";
import { chart, panel, shown } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html } from "../ui.js";
import { Name, Who } from "./mark.js";

/** @param {number} value */
const rounded = (value) => (value >= 10 ? number(Math.round(value)) : value >= 0.1 || value === 0 ? value.toFixed(1) : t("lead.under", { value: "0.1" }));

/** @param {number | null} value */
const chance = (value) => (value === null ? t("lead.unknown") : value < 0.001 ? t("lead.under", { value: "0.001" }) : value.toFixed(3));

/**
 * Two bars, one under the other, on one scale.
 * @param {{ lead: Page.Lead }} given
 */
function Bars({ lead }) {
  const most = Math.max(lead.observed, lead.expected, 1);
  const bar = (/** @type {string} */ name, /** @type {number} */ value, /** @type {string} */ text) => html`<div class=${`lead-bar ${name}`}>
    <span>${t(`lead.${name}`)}</span><i style=${{ width: `${Math.max(1.5, (58 * value) / most)}%` }}></i><b>${text}</b></div>`;
  return html`<div class="lead-bars">${bar("observed", lead.observed, number(lead.observed))}${bar("expected", lead.expected, rounded(lead.expected))}</div>`;
}

/** @param {{ reasons: Page.Reason[], title: string }} given */
function Reasons({ reasons, title }) {
  if (!reasons.length) return null;
  return html`<div class="lead-reasons"><h5>${title}</h5><ul>${reasons.map((one) => html`<li key=${one.code}>${plain(one.sentence)}</li>`)}</ul></div>`;
}

/** @param {{ lead: Page.Lead, about: Page.Id }} given */
function Lead({ lead, about }) {
  const others = lead.subjects.filter((one) => one.id !== about);
  const left = others.filter((one) => !chart.value.nodes.has(one.id)).map((one) => one.id);
  return html`<li class="lead"><div class="lead-head">${others.map((one) => html`<${Who} key=${one.id} entity=${one} size=${26} />`)}
      <button type="button" class="button" disabled=${!left.length} onClick=${() => drawCompanions(lead)}><${Icon} name=${left.length ? "plus" : "check"} size=${15} /><span>${t(left.length ? "lead.draw" : "lead.drawn")}</span></button></div>
    <${Bars} lead=${lead} />
    <p class="quiet">${t("lead.rests", { days: lead.days, places: lead.places, n: lead.recordCount })} · ${t("lead.q", { value: chance(lead.qValue) })}</p>
    <details><summary>${t("lead.words")}</summary><p class="sentence"><bdi>${plain(lead.sentence)}</bdi></p>
      <${Reasons} reasons=${lead.otherReasons} title=${t("lead.other")} /></details>
    <${Reasons} reasons=${lead.against} title=${t("lead.against")} /></li>`;
}

/** @param {{ name: string, list: Page.Leads, about: Page.Id }} given */
function List({ name, list, about }) {
  return html`<section><h3>${t(`companions.${name}`)} <span class="quiet">${number(list.total)}</span></h3>
    <p class="quiet">${t(`companions.${name}.what`)}</p>
    ${list.leads.length > 0 && html`<ul class="leads">${list.leads.map((lead) => html`<${Lead} key=${lead.subjects.map((one) => one.id).join()} lead=${lead} about=${about} />`)}</ul>`}
    ${list.omitted > 0 && html`<p class="quiet">${t("common.more", { n: list.omitted })}</p>`}</section>`;
}

export function Companions() {
  const { ids = [], companions } = panel.value;
  if (!companions) return null;
  const [id] = ids;
  const { compared, expectedByChance } = companions.beyondRoutine;
  return html`<article class="about companions"><h2>${t("companions.title")} <${Name} text=${shown.value.nodes.get(id)?.caption ?? t("an.element")} /></h2>
    <p class="note">${t("companions.how", { n: compared })} ${expectedByChance !== null && t("companions.chance", { value: rounded(expectedByChance) })}</p>
    ${LISTS.map((name) => html`<${List} key=${name} name=${name} list=${companions[name]} about=${id} />`)}
  </article>`;
}
