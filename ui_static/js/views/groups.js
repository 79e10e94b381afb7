// Communities: who belongs together among what is drawn, and how that was reckoned.
import { drawMembers, dropGroups, undrawn } from "../actions/group.js";
import { select } from "../actions/draw.js";
import { chart, groups, panel } from "../state.js";
import { attributeLabel } from "../model.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Name, TypeMark } from "./mark.js";
import { drawn } from "./canvas.js";

/** @param {{ group: Page.Group, index: number }} given */
function Group({ group, index }) {
  const members = group.members.map((id) => chart.value.nodes.get(id)).filter((node) => node !== undefined);
  const rest = undrawn(group).length;
  return html`<details class=${`group group-${(index % 6) + 1}`} open=${index < 3}>
    <summary><span class="group-swatch"></span><b>${group.label}</b> <span class="quiet">${t("group.members", { n: group.members.length })}</span></summary>
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

/** @param {Page.Id} id */
function pick(id) {
  const shown = panel.value;
  select([id]);
  panel.value = shown;
  drawn?.reveal(id);
}

export function Groups() {
  const found = groups.value;
  if (!found) return html`<p class="panel-empty">${t("groups.none")}</p>`;
  return html`<article class="about"><h2>${t(found.method ? "groups.title" : "group.of")}</h2>
    ${found.method && html`<p class="quiet">${t("groups.how", { method: attributeLabel(found.method), seed: found.seed, resolution: found.resolution })} ${t("groups.modularity", { value: found.modularity?.toFixed(2) })} ${t("groups.runs", { n: found.runs ?? 0 })}</p>`}
    <p class="note">${t("groups.what")}</p>
    ${found.groups.map((group, index) => html`<${Group} key=${index} group=${group} index=${index} />`)}
    ${found.alone > 0 && html`<p class="quiet">${t("groups.alone", { n: found.alone })}</p>`}
    <button type="button" class="button" onClick=${dropGroups}>${t("groups.drop")}</button>
  </article>`;
}
