// Whom of those at the scenes is asked about: kinds, and lists that are pasted or made of what is selected.
import { changeList, changeWhom, dropList, listOf, listPasted } from "../actions/scene_lists.js";
import { selected } from "../actions/tracks.js";
import { scenesAsked } from "../state.js";
import { t } from "../text/index.js";
import { html, useState } from "../ui.js";
import { KindsRead } from "./kinds_read.js";
import { Name } from "./mark.js";

const ROLES = /** @type {const} */ (["marked", "exclude", "include"]);

/** @param {{ list: Page.SceneList }} given */
function Listed({ list }) {
  return html`<li class="row"><span><${Name} text=${list.name} /> <span class="quiet">${t("scene.list.on", { n: list.ids.length })}</span></span>
    <select aria-label=${t("scene.list.role", { name: list.name })} value=${list.role} onChange=${(/** @type {Page.Event} */ event) => changeList(list.key, { role: event.target.value })}>
      ${ROLES.map((role) => html`<option key=${role} value=${role}>${t(`scene.list.${role}`)}</option>`)}</select>
    <button type="button" class="plain small" onClick=${() => dropList(list.key)}>${t("scene.drop")}</button></li>`;
}

export function SceneLists() {
  const { kinds, lists } = scenesAsked.value;
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const chosen = selected();
  const clear = () => (setName(""), setText(""));
  const paste = async (/** @type {Page.Event} */ event) => {
    event.preventDefault();
    if (text.trim() && (await listPasted(name, text))) clear();
  };
  return html`<details class="scene-whom" open=${kinds.length + lists.length > 0}><summary>${t("scene.whom")}</summary>
    <${KindsRead} chosen=${kinds} choose=${(/** @type {string[]} */ next) => changeWhom({ kinds: next })} />
    <p class="quiet">${t("scene.lists")}</p>
    ${lists.length > 0 && html`<ul aria-label=${t("scene.lists.label")}>${lists.map((list) => html`<${Listed} key=${list.key} list=${list} />`)}</ul>`}
    <form onSubmit=${paste}><label>${t("scene.list.name")}<input class="field" maxlength="80" value=${name} onInput=${(/** @type {Page.Event} */ event) => setName(event.target.value)} /></label>
      <label>${t("scene.list.ids")}<textarea class="field" rows="2" spellcheck="false" value=${text} onInput=${(/** @type {Page.Event} */ event) => setText(event.target.value)}></textarea></label>
      <div class="row"><button type="submit" class="button" disabled=${!text.trim()}>${t("scene.list.add")}</button>
        ${chosen.length > 0 && html`<button type="button" class="button" onClick=${() => (listOf(name, chosen), clear())}>${t("scene.list.selected", { n: chosen.length })}</button>`}</div></form></details>`;
}
