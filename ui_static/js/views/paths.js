// How two elements are linked: each path in words, each step with its facts, and the hubs that were refused. One steps from
// path to path, and asks otherwise.
import { drawPath, findPaths, showHub } from "../actions/paths.js";
import { Icon } from "../icons.js";
import { apartIn } from "../path.js";
import { chart, panel } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { classes, html } from "../ui.js";
import { Hop, Stop } from "./hop.js";
import { Name } from "./mark.js";
import { PathForm } from "./path_form.js";
import { Refused } from "./refused.js";

const HUB_DEFAULT = 100;
const HUB_WIDE = 10_000;

/**
 * What else is to say of a path: what it is best by, when it sets out and arrives, its weight.
 * @param {{ path: Page.Path, limits: Page.Limits }} given
 */
function About({ path, limits }) {
  const weighed = limits.kind === "best" && limits.weight !== "HOPS";
  return html`${path.bestBy.map((by) => html`<span class="tag" key=${by}>${t(`path.by.${by}`)}</span> `)}
    ${path.departs && path.arrives && html`<span class="quiet">${path.departs === path.arrives ? instant(path.departs) : t("time.period", { from: instant(path.departs), to: instant(path.arrives) })}</span>`}
    ${weighed && html`<span class="quiet">${t("path.weighs", { weight: path.weight.toFixed(2) })}</span>`}`;
}

/** @param {{ path: Page.Path, index: number, chosen: number | undefined, limits: Page.Limits }} given */
function PathCard({ path, index, chosen, limits }) {
  const opened = index === chosen;
  const apart = opened ? apartIn(path) : new Map();
  return html`<article class=${classes("path", opened && "chosen")}>
    <button type="button" class="path-head" aria-expanded=${opened} onClick=${() => drawPath(index)}>
      <span><b>${t("path.hops", { n: path.hops })}</b> <${About} path=${path} limits=${limits} /></span>
      <span class="quiet">${path.entities.slice(1, -1).map((entity, k) => html`${k ? " · " : ""}<${Name} text=${entity.caption} />`)}</span>
    </button>
    ${path.overlapsInTime === false && html`<p class="note"><${Icon} name="warn" size=${16} /> ${t("path.never.overlaps")}</p>`}
    ${opened && html`<${Stop} entity=${path.entities[0]} />
      <ol class="path-steps">${path.entities.slice(1).map((entity, k) => html`<${Hop} key=${k} entity=${entity} apart=${apart.get(k + 1)} steps=${path.steps.filter((step) => step.from === path.entities[k].id && step.to === entity.id)} />`)}</ol>`}
  </article>`;
}

/** @param {{ n: number, at: number }} given */
function Stepper({ n, at }) {
  return html`<div class="stepper" role="group" aria-label=${t("path.stepper")}>
    <button type="button" class="icon-button" aria-label=${t("path.previous")} disabled=${at <= 0} onClick=${() => drawPath(at - 1)}><${Icon} name="back" size=${16} /></button>
    <span role="status">${t("path.place", { at: at + 1, of: n })}</span>
    <button type="button" class="icon-button" aria-label=${t("path.next")} disabled=${at >= n - 1} onClick=${() => drawPath(at + 1)}><${Icon} name="next" size=${16} /></button></div>`;
}

export function Paths() {
  const { from = "", to = "", answer, limits = {}, chosen = 0 } = panel.value;
  const name = (/** @type {Page.Id} */ id) => html`<${Name} text=${chart.value.nodes.get(id)?.caption ?? answer?.paths?.[0]?.entities.find((entity) => entity.id === id)?.caption ?? t("an.element")} />`;
  const back = from === to;
  const paths = answer?.paths ?? [];
  return html`<article class="about paths"><header class="line-head"><h2>${t(back ? "path.title.back" : "path.title")}</h2><p>${name(from)} ${!back && html`<span aria-hidden="true">↔</span> ${name(to)}`}</p></header>
    ${answer && html`<details class="path-ask" open=${answer.stopped}><summary>${t("path.otherwise")} <span class="quiet">${t(`path.kind.${limits.kind ?? "shortest"}`)}</span></summary>
      <${PathForm} key=${JSON.stringify([from, to, limits])} from=${from} to=${to} limits=${limits} /></details>`}
    ${!answer && html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.paths")}><i></i><i></i><i></i></div>`}
    ${(limits.hubLimit ?? 0) > HUB_DEFAULT && html`<p class="note"><${Icon} name="warn" size=${16} /> ${t("path.hubs.walked")} <button type="button" class="plain small" onClick=${() => findPaths(from, to, { ...limits, hubLimit: undefined })}>${t("path.refuse")}</button></p>`}
    ${answer && !answer.paths && !answer.stopped && html`<p class="note">${plain(answer.reason ?? "")} ${Boolean(answer.searchedHops) && t("path.searched", { n: answer.searchedHops })}</p>`}
    ${paths.length > 1 && html`<${Stepper} n=${paths.length} at=${chosen} />`}
    ${paths.map((path, index) => html`<${PathCard} key=${index} path=${path} index=${index} chosen=${chosen} limits=${limits} />`)}
    ${answer?.truncated && html`<p class="quiet">${t((limits.kind ?? "shortest") === "shortest" ? "path.truncated" : "path.truncated.more")}</p>`}
    ${answer && html`<${Refused} hubs=${answer.hubs} count=${answer.hubsNotWalked.length} limit=${limits.hubLimit ?? HUB_DEFAULT} onShow=${showHub} onAllow=${() => findPaths(from, to, { ...limits, hubLimit: HUB_WIDE })} />`}
  </article>`;
}
