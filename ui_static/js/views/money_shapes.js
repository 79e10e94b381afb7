// Shapes in which money moves: what is looked for, and what was found, each with a sentence and the records it rests on.
import { drawPayments, findShapes } from "../actions/money.js";
import { Icon } from "../icons.js";
import { amountText } from "../money.js";
import { filter, shapes, working } from "../state.js";
import { period } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html, useEffect, useState } from "../ui.js";
import { Days } from "./days.js";
import { Name, Origin, Sentence, TypeMark } from "./mark.js";

/** The shapes, each with the fields that it needs, and what these begin with. */
const SHAPES = /** @type {Record<string, Record<string, number>>} */ ({
  FAN_IN: { least: 3, withinHours: 48 },
  FAN_OUT: { least: 3, withinHours: 48 },
  CYCLE: { longest: 6, withinHours: 168 },
  GATHER_SCATTER: { least: 3, withinHours: 72 },
  SCATTER_GATHER: { least: 3, withinHours: 72 },
  STACK: { least: 2, withinHours: 72 },
  PASSING: { least: 3, withinHours: 4 },
  SPLITTING: { least: 3, withinHours: 72, threshold: 10_000 },
});
/** The API's bounds on the fields. */
const MOST = /** @type {Record<string, number>} */ ({ least: 1_000, longest: 10, withinHours: 87_600, threshold: 1e12 });

export function ShapesForm() {
  const [shape, setShape] = useState(shapes.value?.asked.shape ?? "FAN_IN");
  const [fields, setFields] = useState(SHAPES[shape]);
  const [window, setWindow] = useState(/** @type {Page.Window} */ ({}));
  useEffect(() => setWindow({ since: filter.value?.since, until: filter.value?.until }), [filter.value]);
  const change = (/** @type {string} */ next) => {
    setShape(next);
    setFields(SHAPES[next]);
  };
  const submit = (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    const { threshold, ...numbers } = fields;
    findShapes({ shape, least: 3, longest: 6, ...numbers, threshold: threshold ? String(threshold) : null, ...window });
  };
  return html`<form class="money-form" aria-label=${t("shapes.form")} onSubmit=${submit}>
    <label>${t("shapes.shape")}<select value=${shape} onChange=${(/** @type {Page.Event} */ event) => change(event.target.value)}>
      ${Object.keys(SHAPES).map((name) => html`<option key=${name} value=${name} selected=${name === shape}>${t(`shape.${name}`)}</option>`)}</select></label>
    <p class="quiet">${t(`shape.${shape}.what`)}</p>
    <div class="filter-days">${Object.entries(fields).map(([name, value]) => html`<label key=${name}>${t(`shapes.${name}`)}
      <input type="number" required min="1" max=${MOST[name]} value=${value} onInput=${(/** @type {Page.Event} */ event) => setFields({ ...fields, [name]: Number(event.target.value) })} /></label>`)}</div>
    <${Days} window=${window} set=${setWindow} />
    <p class="quiet">${t("shapes.honest")}</p>
    <p class="money-go"><button type="submit" class="button main wide" disabled=${working.value}>${t("shapes.find")}</button></p>
  </form>`;
}

/** @param {{ one: Page.MoneyShape, shape: string }} given */
function Found({ one, shape }) {
  const [first] = one.entities;
  const others = one.entities.slice(1);
  const values = { who: plain(first?.caption ?? t("an.element")), n: Math.max(one.entityCount - 1, 0), payments: number(one.paymentCount), total: `${amountText(one.total)} ${one.currency}`, when: period(one.first, one.last) };
  return html`<li class="lead"><p class="sentence"><${TypeMark} type=${first?.type ?? ""} size=${22} /> <bdi>${t(`shape.${shape}.says`, values)}</bdi></p>
    ${others.length > 0 && html`<details><summary>${t("shapes.with", { n: one.entityCount - 1 })}</summary><ul class="shape-who">${others.map((entity) => html`<li key=${entity.id}><${TypeMark} type=${entity.type} size=${18} /> <${Name} text=${entity.caption} /></li>`)}</ul></details>`}
    <details><summary>${t("shapes.records", { n: one.paymentCount })}</summary>
      ${one.facts.map((fact) => html`<div class="told" key=${fact.id}><${Sentence} fact=${fact} /><${Origin} fact=${fact} /></div>`)}
      ${one.paymentCount > one.facts.length && html`<p class="quiet">${t("shapes.records.cut", { n: one.facts.length })}</p>`}</details>
    <button type="button" class="button" onClick=${() => drawPayments(one.entities.map((entity) => entity.id), one.facts)}><${Icon} name="diagram" size=${16} /> ${t("money.draw")}</button></li>`;
}

export function Shapes() {
  const found = shapes.value;
  if (!found) return html`<p class="panel-empty">${t("shapes.empty")}</p>`;
  return html`<div class="money-head"><h3>${t(`shape.${found.asked.shape}`)} <span class="quiet" role="status">${t("shapes.found", { n: found.total, payments: number(found.payments) })}
      ${found.hiddenByFilter > 0 && html` · <b class="hides">${t("money.hidden", { n: found.hiddenByFilter })}</b>`}</span></h3></div>
    <ul class="leads shapes">${found.rows.map((one, k) => html`<${Found} key=${k} one=${one} shape=${found.asked.shape} />`)}</ul>
    ${found.pageInfo.hasNextPage && html`<p class="more"><button type="button" class="button" onClick=${() => findShapes(found.asked, found)}>${t("more")}</button></p>`}`;
}
