// Communities: who belongs together among what is drawn, by which method, how surely, and what each is made of.
import { USUAL, drawMembers, dropGroups, findGroups, undrawn } from "../actions/group.js";
import { select } from "../actions/draw.js";
import { chart, groups, panel, working } from "../state.js";
import { noun, phrase } from "../model.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Name, TypeMark } from "./mark.js";
import { drawn } from "./canvas.js";
import { Positions } from "./positions.js";

const METHODS = ["LEIDEN", "LOUVAIN", "LABEL_PROPAGATION", "K_CORE"];
/** The API's bounds. */
const [MOST_RUNS, MOST_RESOLUTION] = [20, 1_000];
const TIES = 4;

/** @param {{ limits: Page.GroupLimits }} given */
function Form({ limits }) {
  const [chosen, choose] = useState(limits);
  const { method } = chosen;
  const field = (/** @type {"resolution" | "runs" | "seed" | "k"} */ name, /** @type {Record<string, unknown>} */ bounds) => html`<label>${t(`group.by.${name}`)}
    <input type="number" value=${chosen[name] ?? ""} ...${bounds} onInput=${(/** @type {Page.Event} */ event) => choose({ ...chosen, [name]: event.target.value === "" ? null : Number(event.target.value) })} /></label>`;
  const submit = (/** @type {Page.Event} */ event) => (event.preventDefault(), findGroups({ limits: chosen }));
  return html`<form class="money-form" aria-label=${t("group.form")} onSubmit=${submit}>
    <label>${t("group.by.method")}<select onChange=${(/** @type {Page.Event} */ event) => choose({ ...chosen, method: event.target.value })}>${METHODS.map((one) => html`<option key=${one} value=${one} selected=${one === method}>${t(`group.by.${one}`)}</option>`)}</select></label>
    <p class="quiet">${t(`group.by.${method}.what`)}</p>
    <div class="filter-days">${["LEIDEN", "LOUVAIN"].includes(method) && field("resolution", { required: true, min: 0.001, max: MOST_RESOLUTION, step: "any" })}
      ${method === "K_CORE" ? field("k", { min: 1, placeholder: t("group.by.k.most") }) : html`${field("runs", { required: true, min: 0, max: MOST_RUNS })}${field("seed", { required: true, min: 0 })}`}</div>
    <button type="submit" class="button main wide" disabled=${working.value}>${t("path.ask")}</button></form>`;
}

/**
 * What a group is made of: its types, its kinds of links, and what ties it to others.
 * @param {{ group: Page.Group }} given
 */
function Made({ group }) {
  if (!group.types) return null;
  const { types, links = [], inside = 0, leaving = 0, records = 0, ties = [] } = group;
  return html`<p class="quiet made">${types.map((one) => `${one.entities} ${noun(one.type, one.entities)}`).join(", ")}. ${t("group.made", { inside, records, leaving })} ${links.slice(0, TIES).map((one) => `${phrase(one.linkType)} ${one.records}`).join(", ")}${ties.length > 0 && `. ${t("group.ties", { ties: ties.slice(0, TIES).map((one) => t("group.tie", { n: one.number, pairs: one.pairs })).join(", ") })}`}</p>`;
}

/** @param {{ group: Page.Group, index: number }} given */
function Group({ group, index }) {
  const members = group.members.map((id) => chart.value.nodes.get(id)).filter((node) => node !== undefined);
  const rest = undrawn(group).length;
  return html`<details class=${`group group-${(index % 6) + 1}`} open=${index < 3}>
    <summary><span class="group-swatch"></span><b>${group.label}</b> <span class="quiet">${t("group.members", { n: group.members.length })}</span></summary>
    <${Made} group=${group} />
    <ul>${members.map((node) => html`<li key=${node.id}><button type="button" class="plain member" onClick=${() => pick(node.id)}>
      <${TypeMark} type=${node.type} size=${22} /> <${Name} text=${node.caption} /></button> <${Belongs} group=${group} id=${node.id} /></li>`)}</ul>
    ${rest > 0 && html`<button type="button" class="button" onClick=${() => drawMembers(group, groups.value?.of ?? null)}>${t("group.draw", { n: rest })}</button>`}
  </details>`;
}

/**
 * How surely a member belongs, where that is not every time, and which other groups it is linked into.
 * @param {{ group: Page.Group, id: Page.Id }} given
 */
function Belongs({ group, id }) {
  const sure = group.sure?.get(id) ?? 1;
  const others = group.bridges?.get(id) ?? [];
  return html`${sure < 1 && html`<small class="quiet">${t("group.sure", { share: Math.round(sure * 100) })}</small>`}
    ${others.length > 0 && html`<small class="quiet">${t("group.bridge", { groups: others.join(", ") })}</small>`}`;
}

/**
 * Select a mark that is told of here; the panel stays.
 * @param {Page.Id} id
 */
export function pick(id) {
  const shown = panel.value;
  select([id]);
  panel.value = shown;
  drawn?.reveal(id);
}

export function Groups() {
  const found = groups.value;
  if (!found) return html`<p class="panel-empty">${t("groups.none")}</p>`;
  const core = found.method === "K_CORE";
  return html`<article class="about groups"><h2>${t(found.method ? "groups.title" : "group.of")}</h2>
    ${found.method && html`<p class="quiet">${t(core ? "groups.how.core" : "groups.how", { method: t(`group.by.${found.method}`), seed: found.seed, resolution: found.resolution, k: found.k ?? 0 })} ${t("groups.modularity", { value: found.modularity?.toFixed(2) })} ${!core && t("groups.runs", { n: found.runs ?? 0 })}</p>
      <details class="path-ask"><summary>${t("group.otherwise")}</summary><${Form} key=${JSON.stringify(found.limits)} limits=${found.limits ?? USUAL} /></details>`}
    <p class="note">${t("groups.what")}</p>
    ${found.groups.map((group, index) => html`<${Group} key=${index} group=${group} index=${index} />`)}
    ${found.alone > 0 && html`<p class="quiet">${t("groups.alone", { n: found.alone })}</p>`}
    ${found.method && html`<${Positions} found=${found.positions ?? null} />`}
    <button type="button" class="button" onClick=${dropGroups}>${t("groups.drop")}</button>
  </article>`;
}
