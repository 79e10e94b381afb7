// How two elements are linked: each path in words, each step with its facts, and the hubs that were refused.
import { drawPath, findPaths } from "../actions/why.js";
import { Icon } from "../icons.js";
import { noun } from "../model.js";
import { chart, panel } from "../state.js";
import { t } from "../text/index.js";
import { classes, html } from "../ui.js";
import { Name, Origin, Sentence, TypeMark } from "./mark.js";
import { plain } from "../text/names.js";

const HUB_DEFAULT = 100;
const HUB_WIDE = 10_000;

/**
 * One link type of a hop: its first fact, the others behind a press.
 * @param {{ step: { facts: Page.Fact[], factCount: number } }} given
 */
function Told({ step: { facts, factCount } }) {
  const [first, ...rest] = facts;
  return html`<div class="told"><${Sentence} fact=${first} /><${Origin} fact=${first} />
    ${factCount > 1 && html`<details><summary>${t("path.more.facts", { n: factCount - 1 })}</summary>
      ${rest.map((fact) => html`<div class="told" key=${fact.id}><${Sentence} fact=${fact} /><${Origin} fact=${fact} /></div>`)}
      ${factCount > facts.length && html`<p class="quiet">${t("path.facts.cut", { n: factCount - facts.length })}</p>`}</details>`}</div>`;
}

/**
 * One hop: every link type that ties the two, then where it leads.
 * @param {{ steps: Page.Step[], entity: Page.Brief }} given
 */
function Hop({ steps, entity }) {
  return html`<li class="path-step">
    ${steps.map((step) => html`<${Told} key=${step.linkType} step=${step} />`)}
    <p class="path-stop"><${TypeMark} type=${entity.type} size=${24} /> <${Name} text=${entity.caption} /></p>
  </li>`;
}

/** @param {{ path: Page.Path, index: number, chosen: number | undefined }} given */
function PathCard({ path, index, chosen }) {
  const opened = index === chosen;
  return html`<article class=${classes("path", opened && "chosen")}>
    <button type="button" class="path-head" aria-expanded=${opened} onClick=${() => drawPath(index)}>
      <b>${t("path.hops", { n: path.hops })}</b>
      <span class="quiet">${path.entities.slice(1, -1).map((entity, k) => html`${k ? " · " : ""}<${Name} text=${entity.caption} />`)}</span>
    </button>
    ${path.overlapsInTime === false && html`<p class="note"><${Icon} name="warn" size=${16} /> ${t("path.never.overlaps")}</p>`}
    ${opened && html`<p class="path-stop"><${TypeMark} type=${path.entities[0].type} size=${24} /> <${Name} text=${path.entities[0].caption} /></p>
      <ol class="path-steps">${path.entities.slice(1).map((entity, k) => html`<${Hop} key=${entity.id} entity=${entity} steps=${path.steps.filter((step) => step.from === path.entities[k].id && step.to === entity.id)} />`)}</ol>`}
  </article>`;
}

/**
 * The hubs that no path was allowed to run through, and the way to allow them.
 * @param {{ hubs: Page.Id[], from: Page.Id, to: Page.Id, limits: Page.Limits }} given
 */
function Refused({ hubs, from, to, limits }) {
  if (!hubs.length) return null;
  const limit = limits.hubLimit ?? HUB_DEFAULT;
  return html`<section class="note refused"><p><${Icon} name="stop" size=${18} /> <b>${t("path.refused", { n: hubs.length, limit })}</b></p>
    <ul>${hubs.map((id) => {
      const node = chart.value.nodes.get(id);
      return html`<li key=${id}>${node ? html`<${TypeMark} type=${node.type} size=${22} /> <${Name} text=${node.caption} /> <span class="quiet">${noun(node.type)}</span>` : t("an.element")}</li>`;
    })}</ul>
    <p class="quiet">${t("path.refused.why")}</p>
    <button type="button" class="plain small" onClick=${() => findPaths(from, to, { ...limits, hubLimit: HUB_WIDE })}>${t("path.allow")}</button></section>`;
}

export function Paths() {
  const { from = "", to = "", answer, limits = {}, chosen } = panel.value;
  const name = (/** @type {Page.Id} */ id) => html`<${Name} text=${chart.value.nodes.get(id)?.caption ?? answer?.paths?.[0]?.entities.find((entity) => entity.id === id)?.caption ?? t("an.element")} />`;
  const hubs = answer?.hubsNotWalked ?? [];
  return html`<article class="about paths"><header class="line-head"><h2>${t("path.title")}</h2><p>${name(from)} <span aria-hidden="true">↔</span> ${name(to)}</p></header>
    ${!answer && html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.paths")}><i></i><i></i><i></i></div>`}
    ${(limits.hubLimit ?? 0) > HUB_DEFAULT && html`<p class="note"><${Icon} name="warn" size=${16} /> ${t("path.hubs.walked")} <button type="button" class="plain small" onClick=${() => findPaths(from, to)}>${t("path.refuse")}</button></p>`}
    ${answer && !answer.paths && html`<p class="note">${plain(answer.reason ?? "")} ${t("path.searched", { n: answer.searchedHops })}</p>`}
    ${answer?.paths?.map((path, index) => html`<${PathCard} key=${index} path=${path} index=${index} chosen=${chosen} />`)}
    ${answer?.truncated && html`<p class="quiet">${t("path.truncated")}</p>`}
    ${answer && html`<${Refused} hubs=${hubs} from=${from} to=${to} limits=${limits} />`}
  </article>`;
}
