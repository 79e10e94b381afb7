// Parts of the forms that ask for paths: what is passed or avoided, over which kinds of links, and from where on a hub is one.
import { singles } from "../chart_data.js";
import { phrase } from "../model.js";
import { chart, model } from "../state.js";
import { t } from "../text/index.js";
import { cut, plain } from "../text/names.js";
import { html } from "../ui.js";
import { Name } from "./mark.js";

/** Neighbours above which an element is a hub: usual, and at most. */
export const [HUBS, MOST_HUB] = [100, 1_000_000];
/** Characters of a name in a list. */
const NAME = 40;

/**
 * Elements to pass or to avoid, in the order in which they were chosen.
 * @param {{ name: string, ids: Page.Id[], set: (ids: Page.Id[]) => void, most: number, without: Page.Id[] }} given
 */
export function Stops({ name, ids, set, most, without }) {
  const drawn = singles(chart.value).filter((node) => ![...ids, ...without].includes(node.id)).sort((a, b) => (a.caption < b.caption ? -1 : 1));
  const caption = (/** @type {Page.Id} */ id) => chart.value.nodes.get(id)?.caption ?? t("an.element");
  return html`<div class="stops"><label>${t(`path.${name}`)}<select value="" disabled=${ids.length >= most} onChange=${(/** @type {Page.Event} */ event) => event.target.value && set([...ids, event.target.value])}>
      <option value="">${t("path.choose")}</option>${drawn.map((node) => html`<option key=${node.id} value=${node.id}>${cut(plain(node.caption), NAME)}</option>`)}</select></label>
    ${ids.length > 0 && html`<ol>${ids.map((id) => html`<li key=${id}><${Name} text=${caption(id)} /> <button type="button" class="plain small" aria-label=${t("path.drop", { caption: plain(caption(id)) })} onClick=${() => set(ids.filter((other) => other !== id))}>×</button></li>`)}</ol>`}</div>`;
}

/**
 * Which kinds of links are walked, of those that a path may walk: null for all of them.
 * @param {{ chosen: string[] | null, choose: (linkTypes: string[] | null) => void }} given
 */
export function Kinds({ chosen, choose }) {
  const all = [...(model.value?.links.values() ?? [])].filter((link) => link.walk).map(({ name }) => ({ name, text: phrase(name) })).sort((a, b) => (a.text < b.text ? -1 : 1));
  const set = (/** @type {string} */ name, /** @type {boolean} */ on) => {
    const next = all.map((one) => one.name).filter((one) => (one === name ? on : !chosen || chosen.includes(one)));
    choose(next.length === all.length ? null : next);
  };
  return html`<details class="kinds"><summary>${t("path.kinds")} <span class="quiet">${chosen ? t("path.kinds.some", { n: chosen.length, of: all.length }) : t("path.kinds.all")}</span></summary>
    <div class="row"><button type="button" class="plain small" onClick=${() => choose(null)}>${t("path.kinds.all")}</button><button type="button" class="plain small" onClick=${() => choose([])}>${t("path.kinds.none")}</button></div>
    <ul>${all.map(({ name, text }) => html`<li key=${name}><label class="check"><input type="checkbox" checked=${!chosen || chosen.includes(name)} onChange=${(/** @type {Page.Event} */ event) => set(name, event.target.checked)} /><span>${text}</span></label></li>`)}</ul></details>`;
}
