// Leads from shared neighbours: who may be linked though no record says so, what that rests on, and what speaks against it.
import { drawLinkLead, findLinkLeads } from "../actions/link_leads.js";
import { isFound } from "../actions/finding.js";
import { add } from "../actions/draw.js";
import { Icon } from "../icons.js";
import { chart, panel, working } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useState } from "../ui.js";
import { rounded } from "./leads.js";
import { Name, Origin, Sentence, TypeMark, Who } from "./mark.js";
import { Refused } from "./refused.js";

const [MOST_LEAST, MOST_HUB, WIDE] = [1_000, 1_000_000, 10_000];

/** @param {{ one: Page.SharedBetween }} given */
const Shared = ({ one }) => html`<li><details><summary><${TypeMark} type=${one.entity.type} size=${22} /> <${Name} text=${one.entity.caption} />
    <span class="quiet">${t("leads.neighbours", { n: one.neighbours })}${!one.atOneTime && ` · ${t("leads.never")}`}</span></summary>
  ${one.facts.map((fact) => html`<div class="told" key=${fact.id}><${Sentence} fact=${fact} /><${Origin} fact=${fact} /></div>`)}
  ${one.factCount > one.facts.length && html`<p class="quiet">${t("path.facts.cut", { n: one.factCount - one.facts.length })}</p>`}</details></li>`;

/** @param {{ lead: Page.LinkLead, about: Page.Id, compared: number }} given */
function LinkLead({ lead, about, compared }) {
  const others = lead.subjects.filter((one) => one.id !== about);
  const there = isFound(lead) && lead.subjects.every((one) => chart.value.nodes.has(one.id));
  return html`<li class="lead"><div class="lead-head">${others.map((one) => html`<${Who} key=${one.id} entity=${one} size=${26} />`)}
      <button type="button" class="button" disabled=${there} onClick=${() => drawLinkLead(lead)}><${Icon} name=${there ? "check" : "plus"} size=${15} /><span>${t(there ? "lead.drawn" : "lead.draw")}</span></button></div>
    <p>${t("leads.shared", { n: lead.observed, chance: rounded(lead.expected) })}</p>
    <p class="quiet">${t("leads.chance", { n: rounded(lead.byChance), compared: number(compared) })}</p>
    <ul class="leads-through">${lead.through.map((one) => html`<${Shared} key=${one.entity.id} one=${one} />`)}</ul>
    ${lead.against.length > 0 && html`<div class="lead-reasons"><h5>${t("lead.against")}</h5><ul>${lead.against.map((one) => html`<li key=${one.code}>${plain(one.sentence)}</li>`)}</ul></div>`}</li>`;
}

/** @param {{ id: Page.Id, limits: { least: number, hubLimit: number } }} given */
function Form({ id, limits }) {
  const [least, setLeast] = useState(limits.least);
  const [hubLimit, setHub] = useState(limits.hubLimit);
  const field = (/** @type {string} */ name, /** @type {number} */ value, /** @type {(value: number) => void} */ set, /** @type {number} */ most) => html`<label>${t(name)}<input type="number" required min="1" max=${most} value=${value} onInput=${(/** @type {Page.Event} */ event) => set(Number(event.target.value))} /></label>`;
  const submit = (/** @type {Page.Event} */ event) => (event.preventDefault(), findLinkLeads(id, { least, hubLimit }));
  return html`<form class="money-form" aria-label=${t("leads.form")} onSubmit=${submit}><div class="filter-days">${field("leads.least", least, setLeast, MOST_LEAST)}${field("path.hub.limit", hubLimit, setHub, MOST_HUB)}</div>
    <button type="submit" class="button main wide" disabled=${working.value}>${t("path.ask")}</button></form>`;
}

export function LinkLeads() {
  const { ids: [id] = [""], linkLeads: found, leadLimits: limits } = panel.value;
  if (!found || !limits) return null;
  const caption = chart.value.nodes.get(id)?.caption ?? t("an.element");
  return html`<article class="about leads"><header class="line-head"><h2>${t("leads.title")}</h2><p><${Name} text=${caption} /></p></header>
    <p class="note">${t("leads.what")}</p>
    <details class="path-ask"><summary>${t("path.otherwise")}</summary><${Form} key=${JSON.stringify([id, limits])} id=${id} limits=${limits} /></details>
    ${!found.leads.length && html`<p class="note">${t("leads.none", { compared: number(found.compared) })}</p>`}
    <ul class="leads-list">${found.leads.map((lead) => html`<${LinkLead} key=${lead.finding} lead=${lead} about=${id} compared=${found.compared} />`)}</ul>
    ${found.omitted > 0 && html`<p class="quiet">${t("common.more", { n: found.omitted })}</p>`}
    <${Refused} hubs=${found.hubs} count=${found.hubCount} limit=${limits.hubLimit} onShow=${(/** @type {Page.Id} */ hub) => add([hub])} onAllow=${() => findLinkLeads(id, { ...limits, hubLimit: WIDE })} /></article>`;
}
