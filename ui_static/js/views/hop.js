// One hop of a path: every link type that ties the two with its facts, down to the records, then where it leads.
import { Icon } from "../icons.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Name, Origin, Sentence, TypeMark } from "./mark.js";

/**
 * One link type of a hop: its first fact, the others behind a press.
 * @param {{ step: Page.Step }} given
 */
function Told({ step: { facts, factCount, at } }) {
  const [first, ...rest] = facts;
  if (!first) return null;
  return html`<div class="told">${at && html`<p class="quiet">${t("path.at", { at: instant(at) })}</p>`}<${Sentence} fact=${first} /><${Origin} fact=${first} />
    ${factCount > 1 && html`<details><summary>${t("path.more.facts", { n: factCount - 1 })}</summary>
      ${rest.map((fact) => html`<div class="told" key=${fact.id}><${Sentence} fact=${fact} /><${Origin} fact=${fact} /></div>`)}
      ${factCount > facts.length && html`<p class="quiet">${t("path.facts.cut", { n: factCount - facts.length })}</p>`}</details>`}</div>`;
}

/** @param {{ entity: Page.Brief | undefined }} given */
export const Stop = ({ entity }) => html`<p class="path-stop"><${TypeMark} type=${entity?.type ?? ""} size=${24} /> <${Name} text=${entity?.caption ?? t("an.element")} /></p>`;

/**
 * apart: numbers of the later hops that never held together with this one.
 * @param {{ steps: Page.Step[], entity: Page.Brief | undefined, apart?: number[] }} given
 */
export function Hop({ steps, entity, apart = [] }) {
  return html`<li class="path-step">
    ${steps.map((step) => html`<${Told} key=${step.linkType} step=${step} />`)}
    ${apart.length > 0 && html`<p class="apart"><${Icon} name="warn" size=${15} /> ${t("path.apart", { n: apart.length, steps: apart.join(", ") })}</p>`}
    <${Stop} entity=${entity} /></li>`;
}
