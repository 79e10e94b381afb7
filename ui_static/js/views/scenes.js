// Who was at all of these? The form of the scenes, how many would be compared, and who was found.
import { changeScene, collide, drawPresent, dropScene, estimateScenes, showThere } from "../actions/scenes.js";
import { Icon } from "../icons.js";
import { filter, panel, scenes, scenesAsked } from "../state.js";
import { number, t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { Estimated } from "./estimated.js";
import { LeadList } from "./lead_list.js";
import { SearchTold, rounded } from "./leads.js";
import { Name } from "./mark.js";
import { SceneLists } from "./scene_lists.js";
import { field, given } from "./time_field.js";

const HOURS = Array.from({ length: 24 }, (_, k) => k);
/** Least and most of what surrounds an event, as the API bounds it. */
const AROUND = /** @type {const} */ ({ before: [0, 10_080], after: [0, 10_080], metres: [1, 1_000_000] });

/** @param {{ scene: Page.SceneAsked, set: (fields: Partial<Page.SceneAsked>) => void }} given */
function Around({ scene, set }) {
  const amount = (/** @type {keyof typeof AROUND} */ name) => {
    const [least, most] = AROUND[name];
    return html`<label><span>${t(`scene.${name}`)}</span><input type="number" min=${least} max=${most} value=${scene[name]}
      onChange=${(/** @type {Page.Event} */ event) => set({ [name]: Math.min(most, Math.max(least, Math.round(Number(event.target.value)) || least)) })} /></label>`;
  };
  return html`<details><summary>${t("scene.around", { before: scene.before, after: scene.after, metres: scene.metres })}</summary>
    <div class="scene-fields">${amount("before")}${amount("after")}${amount("metres")}</div></details>`;
}

/** @param {{ scene: Page.SceneAsked, set: (fields: Partial<Page.SceneAsked>) => void }} given */
function Weekdays({ scene: { weekdays }, set }) {
  const toggle = (/** @type {number} */ day) => set({ weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].sort() });
  return html`<div class="time-kinds" role="group" aria-label=${t("scene.weekdays")}>${t("week.days").split(" ").map((name, day) => html`<button type="button" key=${name} class="chip" aria-pressed=${weekdays.includes(day)} onClick=${() => toggle(day)}>${name}</button>`)}</div>`;
}

/** @param {{ scene: Page.SceneAsked, n: number }} given */
function SceneForm({ scene, n }) {
  const set = (/** @type {Partial<Page.SceneAsked>} */ fields) => changeScene(scene.key, fields);
  const time = (/** @type {"since" | "until"} */ name) => html`<label><span>${t(`scene.${name}`)}</span>
    <input type="datetime-local" value=${field(scene[name])} onChange=${(/** @type {Page.Event} */ event) => set({ [name]: given(event.target.value) })} /></label>`;
  const hour = (/** @type {"from" | "to"} */ name) => html`<label><span>${t(`scene.${name}`)}</span>
    <select value=${scene[name] ?? ""} onChange=${(/** @type {Page.Event} */ event) => set({ [name]: event.target.value === "" ? null : Number(event.target.value) })}>
      <option value="">${t("scene.any.hour")}</option>${HOURS.map((one) => html`<option key=${one} value=${one}>${one}:00</option>`)}</select></label>`;
  return html`<li class="scene"><fieldset><legend>${n}. <${Name} text=${scene.title} /></legend>
    ${scene.event ? html`<${Around} scene=${scene} set=${set} />` : html`<div class="scene-fields">${time("since")}${time("until")}</div>`}
    <details open=${scene.from !== null || scene.weekdays.length > 0}><summary>${t("scene.again")}</summary><div class="scene-fields">${hour("from")}${hour("to")}
      <label><span>${t("scene.days")}</span><input type="number" min="1" max="366" value=${scene.leastDays} onChange=${(/** @type {Page.Event} */ event) => set({ leastDays: Math.max(1, Number(event.target.value) || 1) })} /></label></div><${Weekdays} scene=${scene} set=${set} /></details>
    <div class="row"><label class="check"><input type="checkbox" checked=${!scene.present} onChange=${(/** @type {Page.Event} */ event) => set({ present: !event.target.checked })} /><span>${t("scene.absent")}</span></label>
      ${(scene.circle || scene.polygon) && html`<button type="button" class="plain small" onClick=${() => showThere(scene)}>${t("scene.read")}</button>`}
      <button type="button" class="plain small" onClick=${() => dropScene(scene.key)}>${t("scene.drop")}</button></div></fieldset></li>`;
}

/** @param {{ found: Page.Leads, asked: Omit<Page.LeadsAsked, "path"> }} given */
function Found({ found, asked }) {
  return html`<section aria-label=${t("scene.found")}><h3>${t("scene.found")} <span class="quiet">${number(found.total)}</span></h3>
    <p class="note">${t("scene.how", { n: found.compared })} ${found.expectedByChance !== null && t("scene.chance", { value: rounded(found.expectedByChance) })}<${SearchTold} leads=${found} /></p>
    ${!found.leads.length && html`<p class="panel-empty">${t("scene.nobody")}</p>`}
    <${LeadList} found=${found} asked=${{ ...asked, path: ["sceneCollision"] }} draw=${drawPresent} /></section>`;
}

export function Scenes() {
  const all = scenes.value;
  const [least, setLeast] = useState(0);
  const atLeast = Math.min(Math.max(least || all.length, 1), Math.max(all.length, 1));
  const { collision, asked } = panel.value;
  return html`<article class="about scenes"><h2>${t("scene.title")}</h2>
    ${!all.length && html`<p class="panel-empty">${t("scene.none")}</p>`}
    <ol>${all.map((scene, k) => html`<${SceneForm} key=${scene.key} scene=${scene} n=${k + 1} />`)}</ol>
    ${all.length > 0 && html`<${SceneLists} /><form onSubmit=${(/** @type {Page.Event} */ event) => (event.preventDefault(), collide(atLeast))}>
      ${all.length > 1 && html`<label class="row"><span>${t("scene.least")}</span><input type="number" min="1" max=${all.length} value=${atLeast} onChange=${(/** @type {Page.Event} */ event) => setLeast(Number(event.target.value))} /></label>`}
      <${Estimated} ask=${(/** @type {AbortSignal} */ signal) => estimateScenes(atLeast, signal)} about=${JSON.stringify([all, scenesAsked.value, atLeast, filter.value])} />
      <button type="submit" class="button main"><${Icon} name="search" size=${16} /><span>${t("scene.ask")}</span></button></form>`}
    ${collision && html`<${Found} found=${collision} asked=${asked} />`}
  </article>`;
}
