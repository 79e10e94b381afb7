// What holds several elements together: who and what lies on their shortest paths, ranked; for each pair one path, down to
// the records; which pairs have none; and what was not walked.
import { connect, lightPaths, stepsOf } from "../actions/connect.js";
import { add } from "../actions/draw.js";
import { findPaths } from "../actions/paths.js";
import { latest } from "../api.js";
import { Icon } from "../icons.js";
import { chart, panel, working } from "../state.js";
import { number, t } from "../text/index.js";
import { html, useRef, useState } from "../ui.js";
import { Hop, Stop } from "./hop.js";
import { Name, Who } from "./mark.js";
import { Refused } from "./refused.js";
import { Kinds, MOST_HUB, Stops } from "./walk_parts.js";

const HUB_WIDE = 10_000;
/** The API's bounds. */
const [MOST_HOPS, MOST_DRAWN, MOST_AVOIDED] = [6, 2_000, 1_000];

/** @param {{ ids: Page.Id[], limits: Page.ConnectLimits }} given */
function Form({ ids, limits }) {
  const [maxHops, setHops] = useState(limits.maxHops);
  const [hubLimit, setHubs] = useState(limits.hubLimit);
  const [limit, setLimit] = useState(limits.limit);
  const [linkTypes, setKinds] = useState(limits.linkTypes);
  const [avoid, setAvoid] = useState(limits.avoid);
  const field = (/** @type {string} */ name, /** @type {number} */ value, /** @type {(value: number) => void} */ set, /** @type {number} */ most) => html`<label>${t(name)}<input type="number" required min="1" max=${most} value=${value} onInput=${(/** @type {Page.Event} */ event) => set(Number(event.target.value))} /></label>`;
  const submit = (/** @type {Page.Event} */ event) => (event.preventDefault(), connect(ids, { maxHops, hubLimit, limit, linkTypes, avoid }));
  return html`<form class="money-form path-form" aria-label=${t("connect.form")} onSubmit=${submit}>
    <div class="filter-days">${field("path.most.hops", maxHops, setHops, MOST_HOPS)}${field("path.hub.limit", hubLimit, setHubs, MOST_HUB)}${field("connect.limit", limit, setLimit, MOST_DRAWN)}</div>
    <${Kinds} chosen=${linkTypes} choose=${setKinds} /><${Stops} name="avoid" ids=${avoid} set=${setAvoid} most=${MOST_AVOIDED} without=${ids} />
    <button type="submit" class="button main wide" disabled=${working.value}>${t("path.ask")}</button></form>`;
}

/** @param {{ tie: Page.Tie, names: Page.Network["names"] }} given */
function Tie({ tie, names }) {
  const only = useRef(latest());
  const [steps, setSteps] = useState(/** @type {Page.Step[][] | null} */ (null));
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const toggle = (/** @type {Page.Event} */ event) => {
    if (!event.currentTarget.open) return;
    lightPaths([tie.path]);
    if (!steps) only.current((signal) => stepsOf(tie.path, signal)).then((found) => found && setSteps(found), setProblem);
  };
  const caption = (/** @type {Page.Id} */ id) => html`<${Name} text=${names.get(id)?.caption ?? t("an.element")} />`;
  return html`<li><details class="tie" onToggle=${toggle}><summary>${caption(tie.from)} <span aria-hidden="true">↔</span> ${caption(tie.to)}
      <span class="quiet tie-how">${t("path.hops", { n: tie.hops })} · ${t("connect.paths", { n: tie.paths })}</span></summary>
    ${problem && html`<p class="note trouble-note" role="alert">${problem.message}</p>`}
    ${!steps && !problem && html`<div class="skeleton" role="status" aria-label=${t("busy.facts")}><i></i><i></i></div>`}
    ${steps && html`<${Stop} entity=${names.get(tie.path[0])} /><ol class="path-steps">${steps.map((hop, k) => html`<${Hop} key=${k} steps=${hop} entity=${names.get(tie.path[k + 1])} />`)}</ol>`}
    <button type="button" class="plain small" onClick=${() => findPaths(tie.from, tie.to)}>${t("connect.all")}</button></details></li>`;
}

/** @param {{ holder: Page.Holder, network: Page.Network, most: number, rank: number }} given */
function Holder({ holder, network, most, rank }) {
  const pair = (/** @type {Page.Id[]} */ [a, b]) => network.ties.find((tie) => (tie.from === a && tie.to === b) || (tie.from === b && tie.to === a));
  const through = holder.between.map(pair).filter((tie) => tie !== undefined);
  const there = chart.value.nodes.has(holder.id);
  const show = () => (there ? lightPaths([[holder.id], ...through.map((tie) => tie.path).filter((path) => path.includes(holder.id))]) : add([holder.id], { from: holder.between[0]?.[0] }));
  return html`<li class="holder"><span class="number quiet">${rank}</span><${Who} entity=${network.names.get(holder.id)} size=${26} />
    <button type="button" class="icon-button" aria-label=${t(there ? "connect.light" : "connect.draw")} title=${t(there ? "connect.light" : "connect.draw")} onClick=${show}><${Icon} name=${there ? "show" : "plus"} size=${16} /></button>
    <span class="holder-bar"><i style=${{ width: `${Math.max(2, (100 * holder.share) / most)}%` }}></i></span>
    <span class="quiet">${t("connect.share", { n: holder.pairs, of: network.ties.length, share: holder.share.toFixed(1) })}</span></li>`;
}

export function Connect() {
  const { ids = [], network } = panel.value;
  const caption = (/** @type {Page.Id} */ id) => html`<${Name} text=${network?.names.get(id)?.caption ?? chart.value.nodes.get(id)?.caption ?? t("an.element")} />`;
  const most = Math.max(...(network?.holders.map((holder) => holder.share) ?? []), 1e-9);
  return html`<article class="about connect"><header class="line-head"><h2>${t("connect.title", { n: ids.length })}</h2><p class="quiet">${ids.map((id, k) => html`${k ? ", " : ""}${caption(id)}`)}</p></header>
    ${!network && html`<div class="skeleton" role="status" aria-busy="true" aria-label=${t("busy.connect")}><i></i><i></i><i></i></div>`}
    ${network && html`<details class="path-ask"><summary>${t("path.otherwise")} <span class="quiet">${t("connect.within", { n: network.limits.maxHops, limit: network.limits.hubLimit })}</span></summary>
        <${Form} key=${JSON.stringify([ids, network.limits])} ids=${ids} limits=${network.limits} /></details>
      <p class="note">${t("connect.what")}</p>
      <section><h3>${t("connect.holders")} <span class="quiet">${number(network.holders.length)}</span></h3>
        ${!network.holders.length && html`<p class="quiet">${t(network.ties.length ? "connect.direct" : "connect.none")}</p>`}
        <ol class="holders">${network.holders.map((holder, k) => html`<${Holder} key=${holder.id} holder=${holder} network=${network} most=${most} rank=${k + 1} />`)}</ol>
        ${network.omitted > 0 && html`<p class="quiet">${t("connect.omitted", { n: network.omitted })}</p>`}</section>
      ${network.ties.length > 0 && html`<section><h3>${t("connect.ties")} <span class="quiet">${number(network.ties.length)}</span></h3><ul class="ties">${network.ties.map((tie) => html`<${Tie} key=${`${tie.from} ${tie.to}`} tie=${tie} names=${network.names} />`)}</ul></section>`}
      ${network.apart.length > 0 && html`<section><h3>${t("connect.apart")}</h3><ul>${network.apart.map(([a, b]) => html`<li key=${`${a} ${b}`}>${caption(a)} <span aria-hidden="true">·</span> ${caption(b)}</li>`)}</ul></section>`}
      <${Refused} hubs=${network.hubs} count=${network.hubCount} limit=${network.limits.hubLimit} onShow=${(/** @type {Page.Id} */ id) => add([id])} onAllow=${() => connect(ids, { ...network.limits, hubLimit: HUB_WIDE })} />`}
  </article>`;
}
