// What the further questions found: leads with what chance gives, suspicions with what speaks against them, rows, records.
import { drawNamed, drawRow, drawTracks } from "../actions/tracks.js";
import { isFound } from "../actions/finding.js";
import { Icon } from "../icons.js";
import { chart } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html } from "../ui.js";
import { LeadList } from "./lead_list.js";
import { Reasons, SearchTold, rounded } from "./leads.js";
import { Who } from "./mark.js";

/** @param {{ there: boolean, draw: () => unknown }} given */
const Draw = ({ there, draw }) => html`<button type="button" class="button" disabled=${there} onClick=${draw}><${Icon} name=${there ? "check" : "plus"} size=${15} /><span>${t(there ? "lead.drawn" : "lead.draw")}</span></button>`;

/** @param {{ name: string, leads: Page.Leads, about: Page.Id, asked: Page.LeadsAsked }} given */
function List({ name, leads, about, asked }) {
  return html`<section><h3>${t(`tracks.${name}`)} <span class="quiet">${number(leads.total)}</span></h3>
    <p class="note">${t("tracks.compared", { n: leads.compared })} ${leads.expectedByChance !== null && t("tracks.chance", { value: rounded(leads.expectedByChance) })}<${SearchTold} leads=${leads} /></p>
    <${LeadList} found=${leads} asked=${asked} about=${about} draw=${drawTracks} /></section>`;
}

/** @param {{ one: Page.Suspicion }} given */
function Suspicion({ one }) {
  const there = one.subjects.every((subject) => chart.value.nodes.has(subject.id)) && (one.subjects.length === 1 || isFound(one));
  return html`<li class="lead"><div class="lead-head"><b>${t(`tracks.kind.${one.kind}`)}</b><${Draw} there=${there} draw=${() => drawTracks(one)} /></div>
    ${one.subjects.map((subject) => html`<${Who} key=${subject.id} entity=${subject} size=${24} />`)}
    <p class="sentence"><bdi>${plain(one.sentence)}</bdi></p>
    <p class="quiet">${t("tracks.rests", { n: one.recordCount + one.facts.length })}</p>
    <${Reasons} reasons=${one.against} title=${t("lead.against")} /></li>`;
}

/** @param {{ row: Page.TracksRow }} given */
function Row({ row }) {
  const there = chart.value.nodes.has(row.entity.id) && (!row.lead || isFound(row.lead));
  return html`<li class="lead"><div class="lead-head"><${Who} entity=${row.entity} size=${26} /><${Draw} there=${there} draw=${() => drawRow(row)} /></div>
    <p class="quiet">${row.text}</p>${row.beside?.map((one) => html`<${Who} key=${one.id} entity=${one} size=${22} />`)}
    ${row.lead && html`<${Reasons} reasons=${row.lead.against.map((one) => ({ ...one, code: one.sentence, explains: 1 }))} title=${t("lead.against")} />`}</li>`;
}

/** @param {{ question: Page.TracksQuestion, found: Page.TracksFound, asked: Omit<Page.LeadsAsked, "path">, about: Page.Id }} given */
export function TracksFound({ question, found, asked, about }) {
  const { lists, suspicions, rows, facts, omitted } = found;
  return html`${!found.total && html`<p class="note">${t("tracks.none")}</p>`}
    ${suspicions.length > 0 && html`<p class="note">${t("tracks.proposed")}</p>`}
    ${lists.map(({ name, leads }) => html`<${List} key=${name} name=${name} leads=${leads} about=${about} asked=${{ ...asked, path: name === question ? [question] : [question, name] }} />`)}
    ${suspicions.length + rows.length > 0 && html`<ul class="leads">${suspicions.map((one, n) => html`<${Suspicion} key=${n} one=${one} />`)}${rows.map((row, n) => html`<${Row} key=${n} row=${row} />`)}</ul>`}
    ${facts.length > 0 && html`<p><button type="button" class="button" onClick=${() => drawNamed(found)}><${Icon} name="plus" size=${15} /><span>${t("tracks.draw.all")}</span></button></p>
      <ol class="tracks-facts" aria-label=${t(`tracks.${question}`)}>${facts.map((fact) => html`<li key=${fact.id}><bdi>${plain(fact.sentence)}</bdi></li>`)}</ol>`}
    ${omitted > 0 && html`<p class="quiet">${t("common.more", { n: omitted })}</p>`}`;
}
