// Positions in this chart under this filter: what it hangs on, and who lies between the others, beside the records behind each.
import { findPositions } from "../actions/group.js";
import { number, t } from "../text/index.js";
import { html } from "../ui.js";
import { pick } from "./groups.js";
import { Name, TypeMark } from "./mark.js";

/** @param {{ entity: Page.Brief, text: string }} given */
const One = ({ entity, text }) => html`<li><button type="button" class="plain member" onClick=${() => pick(entity.id)}><${TypeMark} type=${entity.type} size=${22} /> <${Name} text=${entity.caption} /></button> <small class="quiet">${text}</small></li>`;

/** @param {{ found: Page.Positions | null }} given */
export function Positions({ found }) {
  if (!found) return html`<button type="button" class="button wide" onClick=${findPositions}>${t("positions.ask")}</button>`;
  return html`<section class="positions"><h3>${t("positions.title")}</h3>
    <p class="note">${t("positions.what", { entities: number(found.entities), records: number(found.records) })}${found.hidden > 0 && html` <b class="hides">${t("time.hidden", { n: found.hidden })}</b>`}</p>
    <h4>${t("positions.cuts")} <span class="quiet">${found.cutCount}</span></h4>
    ${!found.cuts.length && html`<p class="quiet">${t("positions.no.cut")}</p>`}
    <ul>${found.cuts.map((one) => html`<${One} key=${one.entity.id} entity=${one.entity} text=${t("positions.cut", { n: one.cutOff, parts: one.parts, records: one.records })} />`)}</ul>
    ${found.pairs.length > 0 && html`<h4>${t("positions.pairs")} <span class="quiet">${found.pairCount}</span></h4>
      <ul>${found.pairs.map((one) => html`<li key=${`${one.a.id} ${one.b.id}`}><button type="button" class="plain member" onClick=${() => pick(one.a.id)}><${Name} text=${one.a.caption} /></button> – <button type="button" class="plain member" onClick=${() => pick(one.b.id)}><${Name} text=${one.b.caption} /></button> <small class="quiet">${t("positions.pair", { n: one.cutOff, records: one.records })}</small></li>`)}</ul>`}
    <h4>${t("positions.brokers")}</h4>
    ${!found.brokers.length && html`<p class="quiet">${t("positions.no.broker")}</p>`}
    <ul>${found.brokers.map((one) => html`<${One} key=${one.entity.id} entity=${one.entity} text=${t("positions.broker", { rank: one.rank, records: one.records, neighbours: one.neighbours })} />`)}</ul></section>`;
}
