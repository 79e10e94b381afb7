// Who moves together with an element, with what chance alone would give.
import { LISTS, drawCompanions } from "../actions/movement.js";
import { panel, shown } from "../state.js";
import { number, t } from "../text/index.js";
import { html } from "../ui.js";
import { Lead, rounded } from "./leads.js";
import { Name } from "./mark.js";

/** @param {{ name: string, list: Page.Leads, about: Page.Id }} given */
function List({ name, list, about }) {
  return html`<section><h3>${t(`companions.${name}`)} <span class="quiet">${number(list.total)}</span></h3>
    <p class="quiet">${t(`companions.${name}.what`)}</p>
    ${list.leads.length > 0 && html`<ul class="leads">${list.leads.map((lead) => html`<${Lead} key=${lead.subjects.map((one) => one.id).join()} lead=${lead} about=${about} draw=${drawCompanions} />`)}</ul>`}
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
