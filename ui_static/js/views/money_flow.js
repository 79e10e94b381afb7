// What a trace of money found: the sums, the drawing, where it stays, and each payment with its records.
import { drawPayments } from "../actions/money.js";
import { Icon } from "../icons.js";
import { amountText, sumOf } from "../money.js";
import { noun } from "../model.js";
import { instant, second } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { classes, html, useEffect, useRef, useState } from "../ui.js";
import { Name, Origin, Sentence, Who } from "./mark.js";
import { River } from "./river.js";

const NOTHING = /^[0.]*$/;

/**
 * The range across the methods.
 * @param {{ least: string, most: string }} given
 */
const Range = ({ least, most }) => (least === most ? html`<span class="quiet">${t("money.agree")}</span>` : html`<span class="number hides">${amountText(least)} – ${amountText(most)}</span>`);

/**
 * "2 cash machines 9,000.00": where it stays, by kind, in exact sums.
 * @param {{ flow: Page.Flow, entities: Page.FlowView["entities"] }} given
 */
function Kinds({ flow, entities }) {
  const kept = flow.rests.filter((rest) => !NOTHING.test(rest.kept));
  const types = [...new Set(kept.map((rest) => entities.get(rest.entity)?.type ?? ""))];
  return html`<ul class="money-kinds">${types.map((type) => {
    const some = kept.filter((rest) => entities.get(rest.entity)?.type === type);
    return html`<li key=${type}><b class="number">${amountText(sumOf(some.map((rest) => rest.kept)))}</b> ${t("money.kind", { n: some.length, noun: noun(type, some.length) })}</li>`;
  })}${!NOTHING.test(flow.below) && html`<li><b class="number">${amountText(flow.below)}</b> ${t("money.below")}</li>`}</ul>`;
}

/** @param {{ flow: Page.Flow, entities: Page.FlowView["entities"], backwards: boolean }} given */
function Rests({ flow, entities, backwards }) {
  const heads = ["money.who", "money.kept", "money.range", "time.when"];
  return html`<div class="money-table"><h4>${t(backwards ? "money.rests.IN" : "money.rests.OUT")}</h4><table>
    <thead><tr>${heads.map((head) => html`<th key=${head} scope="col">${t(head)}</th>`)}</tr></thead>
    <tbody>${flow.rests.map((rest) => html`<tr key=${rest.entity}><td>${entities.has(rest.entity) ? html`<${Who} entity=${entities.get(rest.entity)} size=${24} />` : t("an.element")}
        ${!NOTHING.test(rest.opening) && html`<p class="quiet opening">${t(backwards ? "money.opening.IN" : "money.opening.OUT", { amount: amountText(rest.opening), currency: flow.currency })}</p>`}</td>
      <td class="number">${amountText(rest.kept)}</td><td><${Range} ...${rest} /></td>
      <td>${rest.first === rest.last ? instant(rest.first) : t("time.period", { from: instant(rest.first), to: instant(rest.last) })}</td></tr>`)}</tbody></table>
    ${flow.restCount > flow.rests.length && html`<p class="quiet">${t("common.more", { n: flow.restCount - flow.rests.length })}</p>`}</div>`;
}

/** @param {Page.FlowView & { k: number }} given */
function Payment({ flow, entities, chosen, choose, k }) {
  const one = flow.payments[k];
  const opened = chosen === k;
  const row = useRef(/** @type {any} */ (null));
  useEffect(() => {
    if (opened) row.current.scrollIntoView({ block: "nearest" });
  }, [opened]);
  const name = (/** @type {Page.Id} */ id) => html`<${Name} text=${entities.get(id)?.caption ?? t("an.element")} />`;
  return html`<tr ref=${row} class=${classes(opened && "lit")}>
      <td><button type="button" class="plain small" aria-expanded=${opened} onClick=${() => choose(opened ? null : k)}>${k + 1} <${Icon} name=${opened ? "down" : "next"} size=${13} /></button></td>
      <td>${second(one.at)}</td><td>${name(one.from)} <span aria-hidden="true">→</span> ${name(one.to)}</td>
      <td class="number">${amountText(one.amount)}</td><td class="number">${amountText(one.traced)}</td><td><${Range} ...${one} /></td></tr>
    ${opened && html`<tr class="lit"><td></td><td colspan="5">${one.level ? t("money.level", { n: one.level }) : t("money.level.none")}
      ${one.facts.map((fact) => html`<div class="told" key=${fact.id}><${Sentence} fact=${fact} /><${Origin} fact=${fact} /></div>`)}</td></tr>`}`;
}

/** @param {Page.FlowView} view */
function Payments(view) {
  const { flow } = view;
  const heads = ["track.n", "time.when", "money.payment", "money.amount", "money.traced", "money.range"];
  return html`<div class="money-table"><h4>${t("money.payments", { n: flow.paymentCount })}</h4><table class="money-payments">
    <thead><tr>${heads.map((head) => html`<th key=${head} scope="col">${t(head)}</th>`)}</tr></thead>
    <tbody>${flow.payments.map((_, k) => html`<${Payment} key=${k} ...${view} k=${k} />`)}</tbody></table>
    ${flow.paymentCount > flow.payments.length && html`<p class="quiet">${t("common.more", { n: flow.paymentCount - flow.payments.length })}</p>`}</div>`;
}

/** @param {{ flow: Page.Flow, entities: Page.FlowView["entities"], backwards: boolean }} given */
function Currency({ flow, entities, backwards }) {
  const [chosen, choose] = useState(/** @type {number | null} */ (null));
  const view = { flow, entities, backwards, chosen, choose };
  return html`<section class="money-flow" aria-label=${flow.currency}><h3><span class="number">${amountText(flow.started)}</span> ${flow.currency} <span class="quiet">${t(backwards ? "money.started.IN" : "money.started.OUT")}</span></h3>
    <${Kinds} flow=${flow} entities=${entities} />
    <${River} ...${view} /><p class="quiet">${t("money.how")}</p>
    <${Rests} flow=${flow} entities=${entities} backwards=${backwards} /><${Payments} ...${view} /></section>`;
}

/** @param {{ answer: Page.MoneyAnswer }} given */
export function MoneyFlow({ answer: { asked, flow } }) {
  const entities = new Map(flow.entities.map((one) => [one.id, one]));
  const backwards = asked.direction === "IN";
  const payments = flow.flows.flatMap((one) => one.payments);
  const left = [flow.hiddenByFilter > 0 && html`<b class="hides">${t("money.hidden", { n: flow.hiddenByFilter })}</b>`, flow.undated > 0 && t("money.undated", { n: flow.undated }), flow.unsaid > 0 && t("money.unsaid", { n: flow.unsaid })].filter(Boolean);
  return html`<div class="money-head"><h3><${Name} text=${entities.get(asked.from)?.caption ?? t("money.accounts", { n: flow.accounts.length })} /> <span class="tag">${t(`money.method.${asked.method}`)}</span></h3>
      ${payments.length > 0 && html`<button type="button" class="button" onClick=${() => drawPayments([...entities.keys()], payments)}><${Icon} name="diagram" size=${16} /> ${t("money.draw")}</button>`}</div>
    ${left.length > 0 && html`<p class="quiet" role="status">${left.map((part, k) => html`${k ? " · " : ""}${part}`)}</p>`}
    ${!flow.accounts.length && html`<p class="panel-empty">${t("money.no.account")}</p>`}
    ${flow.accounts.length > 0 && !flow.flows.length && html`<p class="panel-empty">${t(backwards ? "money.none.IN" : "money.none.OUT")}</p>`}
    ${flow.flows.length > 1 && html`<p class="quiet">${t("money.currencies", { n: number(flow.flows.length) })}</p>`}
    ${flow.flows.map((one) => html`<${Currency} key=${`${one.currency} ${JSON.stringify(asked)}`} flow=${one} entities=${entities} backwards=${backwards} />`)}`;
}
