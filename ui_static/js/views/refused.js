// The hubs that no path was allowed to run through, by name: each can be shown, and all can be allowed.
import { Icon } from "../icons.js";
import { noun } from "../model.js";
import { chart } from "../state.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { Name, TypeMark } from "./mark.js";

/** @param {{ hubs: Page.Brief[], count: number, limit: number, onShow: (id: Page.Id) => unknown, onAllow: () => unknown }} given */
export function Refused({ hubs, count, limit, onShow, onAllow }) {
  if (!count) return null;
  return html`<section class="note refused"><p><${Icon} name="stop" size=${18} /> <b>${t("path.refused", { n: count, limit })}</b></p>
    <ul>${hubs.map((hub) => html`<li key=${hub.id}><${TypeMark} type=${hub.type} size=${22} /> <${Name} text=${hub.caption} /> <span class="quiet">${noun(hub.type)}</span>
      ${!chart.value.nodes.has(hub.id) && html`<button type="button" class="plain small" onClick=${() => onShow(hub.id)}>${t("path.show.hub")}</button>`}</li>`)}</ul>
    ${count > hubs.length && html`<p class="quiet">${t("common.more", { n: count - hubs.length })}</p>`}
    <p class="quiet">${t("path.refused.why")}</p>
    <button type="button" class="plain small" onClick=${onAllow}>${t("path.allow")}</button></section>`;
}
