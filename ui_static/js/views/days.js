// Two days between which something is asked.
import { DAY_MS, dayOf, instantOf } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";

/** @param {{ window: Page.Window, set: (window: Page.Window) => void }} given */
export function Days({ window: { since, until }, set }) {
  const backwards = since && until && since >= until;
  return html`<div class="filter-days"><label>${t("filter.from")}<input type="date" value=${dayOf(since)} onChange=${(/** @type {Page.Event} */ event) => set({ until, since: instantOf(event.target.value) })} /></label>
    <label>${t("filter.to")}<input type="date" value=${dayOf(until, -1)} onChange=${(/** @type {Page.Event} */ event) => set({ since, until: instantOf(event.target.value, DAY_MS) })} /></label></div>
    ${backwards && html`<p class="note trouble-note" role="alert">${t("filter.backwards")}</p>`}`;
}
