// Who moves together with an element, or which of all do: the form, how many would be compared, and the three lists with
// what chance alone would give.
import { LISTS, changeAsked, drawCompanions, estimateCompanions, findCompanions } from "../actions/movement.js";
import { Icon } from "../icons.js";
import { chart, companionsAsked, filter, panel, selection, shown } from "../state.js";
import { number, t } from "../text/index.js";
import { html } from "../ui.js";
import { Estimated } from "./estimated.js";
import { FoundHere } from "./found_here.js";
import { KindsRead } from "./kinds_read.js";
import { LeadList } from "./lead_list.js";
import { SearchTold, rounded } from "./leads.js";
import { Name } from "./mark.js";
import { field, given } from "./time_field.js";

/** @param {{ name: string, list: Page.Leads, about: Page.Id, asked: Omit<Page.LeadsAsked, "path"> }} given */
function List({ name, list, about, asked }) {
  return html`<section><h3>${t(`companions.${name}`)} <span class="quiet">${number(list.total)}</span></h3>
    <p class="quiet">${t(`companions.${name}.what`)}</p>
    <${LeadList} found=${list} asked=${{ ...asked, path: ["companions", name] }} about=${about} draw=${drawCompanions} /></section>`;
}

function Form() {
  const now = companionsAsked.value;
  const captionOf = (/** @type {Page.Id} */ id) => shown.value.nodes.get(id)?.caption ?? chart.value.nodes.get(id)?.caption ?? t("an.element");
  const subjects = [...new Set([...(now.subject ? [now.subject] : []), ...selection.value])].filter((id) => chart.value.nodes.get(id)?.members == null);
  const time = (/** @type {"since" | "until"} */ name) => html`<label><span>${t(`scene.${name}`)}</span><input type="datetime-local" value=${field(now[name])} onChange=${(/** @type {Page.Event} */ event) => changeAsked({ [name]: given(event.target.value) })} /></label>`;
  const amount = (/** @type {"seconds" | "metres" | "places"} */ name, /** @type {number} */ least, /** @type {number} */ most) => html`<label><span>${t(`companions.${name}`)}</span><input type="number" min=${least} max=${most} value=${now[name]} onChange=${(/** @type {Page.Event} */ event) => changeAsked({ [name]: Math.min(most, Math.max(least, Number(event.target.value) || least)) })} /></label>`;
  const others = selection.value.filter((id) => id !== now.subject);
  return html`<form class="companions-form" onSubmit=${(/** @type {Page.Event} */ event) => (event.preventDefault(), findCompanions())}>
    <label class="row"><span>${t("companions.who")}</span><select value=${now.subject ?? ""} onChange=${(/** @type {Page.Event} */ event) => changeAsked({ subject: event.target.value || null })}>
      <option value="">${t("companions.all")}</option>${subjects.map((id) => html`<option key=${id} value=${id}>${captionOf(id)}</option>`)}</select></label>
    <div class="scene-fields">${time("since")}${time("until")}</div>
    <div class="scene-fields">${amount("places", 2, 50)}${amount("seconds", 1, 3_600)}${amount("metres", 0, 10_000)}</div>
    <details open=${now.kinds.length > 0 || now.exclude.length > 0}><summary>${t("companions.whom")}</summary>
      <${KindsRead} chosen=${now.kinds} choose=${(/** @type {string[]} */ kinds) => changeAsked({ kinds })} />
      <p class="quiet">${t("companions.left", { n: now.exclude.length })} ${others.length > 0 && html`<button type="button" class="plain small" onClick=${() => changeAsked({ exclude: [...new Set([...now.exclude, ...others])] })}>${t("companions.leave", { n: others.length })}</button>`}
        ${now.exclude.length > 0 && html`<button type="button" class="plain small" onClick=${() => changeAsked({ exclude: [] })}>${t("companions.leave.none")}</button>`}</p></details>
    <${Estimated} ask=${estimateCompanions} about=${JSON.stringify([now, filter.value])} one=${now.subject !== null} />
    <button type="submit" class="button main"><${Icon} name="search" size=${16} /><span>${t("companions.ask")}</span></button></form>`;
}

export function Companions() {
  const { ids = [], companions, asked } = panel.value;
  const [id = ""] = ids;
  const title = id ? html`${t("companions.title")} <${Name} text=${shown.value.nodes.get(id)?.caption ?? t("an.element")} />` : t("companions.ask.title");
  return html`<article class="about companions"><h2>${title}</h2><${Form} />
    ${companions && html`<${FoundHere} found=${companions} /><p class="note">${t("companions.how", { n: companions.beyondRoutine.compared })} ${companions.beyondRoutine.expectedByChance !== null && t("companions.chance", { value: rounded(companions.beyondRoutine.expectedByChance) })}<${SearchTold} leads=${companions.beyondRoutine} /></p>
    ${LISTS.map((name) => html`<${List} key=${name} name=${name} list=${companions[name]} about=${id} asked=${asked} />`)}`}
  </article>`;
}
