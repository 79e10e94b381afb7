// About one element: the working values first, with a mark where departments differ; then its links by type, each a
// button that adds to the diagram; then what persons decided.
import { expand, expansionsOf, fold } from "../actions/expand.js";
import { HUB } from "../chart_data.js";
import { canCompare, contradictions, openConflicts } from "../departments.js";
import { Icon } from "../icons.js";
import { attributeDoc, attributeLabel, noun, phrase, linkDoc } from "../model.js";
import { chart, dialog, shown } from "../state.js";
import { t } from "../text/index.js";
import { classes, html } from "../ui.js";
import { Lines } from "./lines.js";
import { Name, Origin, TypeMark, Who, sourceTitle } from "./mark.js";
import { Assumption, Box, Note } from "./own.js";
import { Fold } from "./fold.js";
import { instant } from "../text/dates.js";
import { plain } from "../text/names.js";
import { valueText } from "./value.js";

/**
 * The head of the panel for an element that is drawn: it is there before the server answered.
 * @param {{ node: Page.Mark | undefined, entity: Page.Entity | null }} given
 */
function Head({ node, entity }) {
  const caption = entity?.caption ?? node?.caption ?? "";
  const type = entity?.type ?? node?.type ?? "";
  return html`<header class="about-head"><${TypeMark} type=${type} size=${44} />
    <div><h2><${Name} text=${caption} /></h2><p class="quiet">${noun(type)}</p></div></header>`;
}

/**
 * The claims that give another value than the working one, each value once with everybody who gives it.
 * @param {Page.Entity} entity
 * @param {Page.Value} value
 */
function otherValues(entity, value) {
  const shown = JSON.stringify(value.value);
  const others = new Map();
  for (const { node: claim } of entity.claims.edges) {
    const given = claim.attributes[value.attribute];
    if (given === undefined || given === null || JSON.stringify(given) === shown) continue;
    const key = JSON.stringify(given);
    others.set(key, { given, claims: [...(others.get(key)?.claims ?? []), claim] });
  }
  return [...others.values()];
}

/**
 * The working value in words; a value of several parts has a caption of the server's.
 * @param {Page.Value} value
 */
const workingText = (value) => (typeof value.value === "object" ? value.caption : valueText(value.value));

/** @param {{ entity: Page.Entity, value: Page.Value }} given */
function ValueRow({ entity, value }) {
  const others = value.differing > 0 ? otherValues(entity, value) : [];
  const decide = (/** @type {Page.Claim} */ claim, /** @type {Page.Json} */ given) => () =>
    (dialog.value = { kind: "value", entity: entity.id, attribute: value.attribute, claim: claim.id, caption: valueText(given) });
  const row = (/** @type {Page.Json} */ given, /** @type {Page.Claim[]} */ claims, /** @type {boolean} */ working) => html`<li class=${classes("given", working && "working-value")}>
    <span class="given-value"><bdi>${valueText(given)}</bdi>${working && html`<span class="tag">${t(value.decidedBy ? "value.conclusion" : "value.working")}</span>`}</span>
    ${claims.map((/** @type {Page.Claim} */ claim) => html`<${Origin} key=${claim.id} fact=${claim} />`)}
    ${(!working || !value.decidedBy) && html`<button type="button" class="plain small" onClick=${decide(claims[0], given)}>${t("value.decide")}</button>`}
  </li>`;
  const withdraw = () => (dialog.value = { kind: "withdraw", verdict: value.decision });
  const concluded =
    value.decidedBy &&
    html`<span class="row"><span class="tag">${t("value.conclusion.by", { by: value.decidedBy })}</span>
      <button type="button" class="plain small" onClick=${withdraw}>${t("verdict.withdraw")}</button></span>`;
  return html`<div class=${classes("value", others.length > 0 && "differs")}>
    <dt title=${attributeDoc(entity.type, value.attribute)}>${attributeLabel(value.attribute)}</dt>
    <dd>
      ${others.length === 0
        ? html`<span class="value-text"><bdi>${workingText(value)}</bdi></span>
            <span class="value-from"><${Origin} fact=${value.claim} />
            ${value.agreeing > 0 && html`<span class="quiet">${t("value.agree", { n: value.agreeing })}</span>`}
            ${concluded}</span>`
        : html`<p class="differ-note"><${Icon} name="warn" size=${16} /> ${t("value.differ")}</p>
            <ul class="givens">${row(value.value, [value.claim], true)}${others.map((other) => row(other.given, other.claims, false))}</ul>
            ${concluded}`}
    </dd></div>`;
}

/** @param {{ entity: Page.Entity, id: Page.Id }} given */
function Links({ entity, id }) {
  const node = chart.value.nodes.get(id);
  const hub = (node?.more ?? 0) > HUB || node?.hub;
  const standing = expansionsOf(id);
  const counts = [...entity.linkCounts].sort((a, b) => b.neighbours - a.neighbours || (a.linkType < b.linkType ? -1 : 1));
  return html`<section><h3>${t("about.links")}</h3>
    ${hub && html`<p class="note"><${Icon} name="stop" size=${18} /> ${t("about.hub")}</p>`}
    ${!counts.length && html`<p class="quiet">${t("about.no.links")}</p>`}
    <ul class="link-counts">${counts.map((count) => html`<li key=${count.linkType + count.direction}>
      <button type="button" class="link-count" title=${linkDoc(count.linkType)} onClick=${() => expand(id, { linkTypes: [count.linkType] })}>
        <span class="link-phrase">${phrase(count.linkType, count.direction === "IN")}</span>
        <span class="number">${t("about.neighbours", { n: count.neighbours })}${count.facts > count.neighbours && html`<span class="quiet"> · ${t("about.facts", { n: count.facts })}</span>`}</span>
        <${Icon} name="plus" size=${16} /></button></li>`)}</ul>
    ${standing.length > 0 && html`<h3>${t("about.expansions")}</h3><ul class="link-counts expansions">${standing.map((one) => html`<li key=${one.key}>
      <button type="button" class="link-count" onClick=${() => fold(one.key)}><span class="link-phrase">${one.linkTypes ? one.linkTypes.map((type) => phrase(type)).join(", ") : t("about.expansion.all")}</span>
        <span class="number">${t("about.neighbours", { n: one.ids.length })}</span><${Icon} name="minus" size=${16} /></button></li>`)}</ul>`}
  </section>`;
}

/**
 * The records of one member of a cluster, as a person tells it from the others: "Hotel register 88".
 * @param {Page.Entity} entity
 * @param {string} member
 */
const memberText = (entity, member) =>
  entity.claims.edges.filter(({ node }) => node.entity === member).map(({ node }) => `${sourceTitle(node.source)} ${plain(node.recordRef)}`).join(", ") || t("an.element");

/**
 * A decision that says never the same, while others join the two.
 * @param {{ entity: Page.Entity, verdict: Page.Verdict }} given
 */
function Contradiction({ entity, verdict }) {
  return html`<div class="note trouble-note contradiction" role="alert"><p><${Icon} name="warn" size=${18} /> <b>${t("verdict.conflict")}</b></p>
    <p>${t("verdict.conflict.which", { a: memberText(entity, verdict.a), b: memberText(entity, verdict.b) })}</p></div>`;
}

/** @param {{ entity: Page.Entity }} given */
function Verdicts({ entity }) {
  const standing = entity.sameAs.filter((verdict) => !verdict.withdrawn);
  if (!standing.length) return null;
  return html`<section><h3>${t("about.decisions")}</h3><ul class="verdicts">
    ${standing.map((verdict) => html`<li key=${verdict.id}>
      ${verdict.conflict && html`<p class="tag warn"><${Icon} name="warn" size=${13} /> ${t("verdict.contradicted")}</p>`}
      <p><b>${t(verdict.same ? "verdict.same" : "verdict.never")}</b> <${Name} text=${verdict.reason} /></p>
      <p class="quiet">${t("verdict.by", { by: verdict.by, at: instant(verdict.decidedAt) })}</p>
      <button type="button" class="plain small" onClick=${() => (dialog.value = { kind: "withdraw", verdict: verdict.id, a: verdict.a, b: verdict.b, pair: [] })}>${t("verdict.withdraw")}</button>
    </li>`)}</ul></section>`;
}

/**
 * What a rule proposes as the same: a person decides.
 * @param {{ entity: Page.Entity, proposals: Page.Proposal[] }} given
 */
function Proposals({ entity, proposals }) {
  if (!proposals.length) return null;
  return html`<section class="proposals"><h3>${t("about.proposals")}</h3><ul class="verdicts">
    ${proposals.map(({ a, b, shared }) => {
      const other = a.id === entity.id ? b : a;
      const decide = (/** @type {string} */ kind) => () => (dialog.value = { kind, a: a.id, b: b.id, pair: [a, b], reason: t("about.shared.reason", { shared: shared.map((one) => one.caption).join(", ") }) });
      return html`<li key=${other.id}><${Who} entity=${other} />
        <p class="quiet">${t("about.shared")} ${shared.map((one, k) => html`${k ? ", " : ""}<${Name} text=${one.caption} />`)}</p>
        <div class="row"><button type="button" class="button" onClick=${decide("same")}><${Icon} name="same" size=${16} /> ${t("do.same")}</button>
          <button type="button" class="button" onClick=${decide("never")}><${Icon} name="differ" size=${16} /> ${t("do.never")}</button></div></li>`;
    })}</ul></section>`;
}

/**
 * The first tab of the panel. element: what use_element.js gives.
 * @param {{ element: Page.Element | null, id: Page.Id }} given
 */
export function About({ element, id }) {
  const node = shown.value.nodes.get(id);
  if (node?.box) return html`<${Box} box=${node} />`;
  if (node?.own) return html`<${Assumption} node=${node} />`;
  if (node?.members) return html`<${Fold} fold=${node} />`;
  const entity = element?.id === id ? (element.entity ?? null) : null;
  return html`<article class="about" aria-busy=${element?.asking ?? false}>
    <${Head} node=${node} entity=${entity} />
    <${Note} id=${id} />
    ${element?.problem && html`<p class="note trouble-note"><${Icon} name="warn" size=${18} /> ${element.problem.message} <button type="button" class="plain" onClick=${element.again}>${t("again")}</button></p>`}
    ${element && !element.asking && !element.problem && !entity && html`<p class="note">${t("about.gone")}</p>`}
    ${element?.asking && !entity && html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.element")}><i></i><i></i><i></i><i></i></div>`}
    ${entity && html`
      ${contradictions(entity).map((verdict) => html`<${Contradiction} key=${verdict.id} entity=${entity} verdict=${verdict} />`)}
      ${canCompare(entity) && html`<button type="button" class="button wide" onClick=${() => (dialog.value = { kind: "compare", id })}>
        <${Icon} name="differ" size=${17} /> ${t("about.compare", { n: openConflicts(entity).length })}</button>`}
      ${entity.values.length > 0 && html`<dl class="values">${entity.values.map((value) => html`<${ValueRow} key=${value.attribute} entity=${entity} value=${value} />`)}</dl>`}
      ${!entity.values.length && html`<p class="quiet">${t("about.no.values")}</p>`}
      <${Verdicts} entity=${entity} />
      <${Proposals} entity=${entity} proposals=${element?.proposals ?? []} />
      <${Links} entity=${entity} id=${id} />`}
    <${Lines} id=${id} />
  </article>`;
}
