// Who was at all of these? The form of the scenes, how many would be compared, and who was found.
import { changeScene, collide, drawPresent, dropScene, estimateScenes } from "../actions/scenes.js";
import { Icon } from "../icons.js";
import { filter, panel, scenes } from "../state.js";
import { number, t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Estimated } from "./estimated.js";
import { Lead, Tries, rounded } from "./leads.js";
import { Name } from "./mark.js";
import { field, given } from "./time_field.js";

const HOURS = Array.from({ length: 24 }, (_, k) => k);

/** @param {{ scene: Page.SceneAsked, n: number }} given */
function SceneForm({ scene, n }) {
  const set = (/** @type {Partial<Page.SceneAsked>} */ fields) => changeScene(scene.key, fields);
  const time = (/** @type {"since" | "until"} */ name) => html`<label><span>${t(`scene.${name}`)}</span>
    <input type="datetime-local" value=${field(scene[name])} onChange=${(/** @type {Page.Event} */ event) => set({ [name]: given(event.target.value) })} /></label>`;
  const hour = (/** @type {"from" | "to"} */ name) => html`<label><span>${t(`scene.${name}`)}</span>
    <select value=${scene[name] ?? ""} onChange=${(/** @type {Page.Event} */ event) => set({ [name]: event.target.value === "" ? null : Number(event.target.value) })}>
      <option value="">${t("scene.any.hour")}</option>${HOURS.map((one) => html`<option key=${one} value=${one}>${one}:00</option>`)}</select></label>`;
  return html`<li class="scene"><fieldset><legend>${n}. <${Name} text=${scene.title} /></legend>
    ${scene.event ? html`<p class="quiet">${t("scene.around")}</p>` : html`<div class="scene-fields">${time("since")}${time("until")}</div>`}
    <details open=${scene.from !== null}><summary>${t("scene.again")}</summary><div class="scene-fields">${hour("from")}${hour("to")}
      <label><span>${t("scene.days")}</span><input type="number" min="1" max="366" value=${scene.leastDays} onChange=${(/** @type {Page.Event} */ event) => set({ leastDays: Math.max(1, Number(event.target.value) || 1) })} /></label></div></details>
    <div class="row"><label class="check"><input type="checkbox" checked=${!scene.present} onChange=${(/** @type {Page.Event} */ event) => set({ present: !event.target.checked })} /><span>${t("scene.absent")}</span></label>
      <button type="button" class="plain small" onClick=${() => dropScene(scene.key)}>${t("scene.drop")}</button></div></fieldset></li>`;
}

/** @param {{ found: Page.Leads }} given */
function Found({ found }) {
  return html`<section aria-label=${t("scene.found")}><h3>${t("scene.found")} <span class="quiet">${number(found.total)}</span></h3>
    <p class="note">${t("scene.how", { n: found.compared })} ${found.expectedByChance !== null && t("scene.chance", { value: rounded(found.expectedByChance) })}<${Tries} leads=${found} /></p>
    ${!found.leads.length && html`<p class="panel-empty">${t("scene.nobody")}</p>`}
    ${found.leads.length > 0 && html`<ul class="leads">${found.leads.map((lead) => html`<${Lead} key=${lead.subjects[0].id} lead=${lead} draw=${drawPresent} />`)}</ul>`}
    ${found.omitted > 0 && html`<p class="quiet">${t("common.more", { n: found.omitted })}</p>`}</section>`;
}

export function Scenes() {
  const all = scenes.value;
  const [least, setLeast] = useState(0);
  const atLeast = Math.min(Math.max(least || all.length, 1), Math.max(all.length, 1));
  const { collision } = panel.value;
  return html`<article class="about scenes"><h2>${t("scene.title")}</h2>
    ${!all.length && html`<p class="panel-empty">${t("scene.none")}</p>`}
    <ol>${all.map((scene, k) => html`<${SceneForm} key=${scene.key} scene=${scene} n=${k + 1} />`)}</ol>
    ${all.length > 0 && html`<form onSubmit=${(/** @type {Page.Event} */ event) => (event.preventDefault(), collide(atLeast))}>
      ${all.length > 1 && html`<label class="row"><span>${t("scene.least")}</span><input type="number" min="1" max=${all.length} value=${atLeast} onChange=${(/** @type {Page.Event} */ event) => setLeast(Number(event.target.value))} /></label>`}
      <${Estimated} ask=${(/** @type {AbortSignal} */ signal) => estimateScenes(atLeast, signal)} about=${JSON.stringify([all, atLeast, filter.value])} />
      <button type="submit" class="button main"><${Icon} name="search" size=${16} /><span>${t("scene.ask")}</span></button></form>`}
    ${collision && html`<${Found} found=${collision} />`}
  </article>`;
}
