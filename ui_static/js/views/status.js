// What goes on: the live line below, the sign of work that takes long, and what to do when something failed.
import { Icon } from "../icons.js";
import { filterBy } from "../actions/draw.js";
import { busy, chart, failed, filter, hiddenTypes, said, shownNodes } from "../state.js";
import { period } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";

/** How much is drawn, how much is not, and the sentence on what changed last. */
export function StatusLine() {
  const { nodes, omitted, hidden, atLeast } = chart.value;
  const held = period(filter.value?.since, filter.value?.until);
  const filtered = nodes.size - shownNodes.value.length;
  return html`<footer class="status">
    <span class="live" role="status" aria-live="polite">${said.value}</span>
    ${nodes.size > 0 && html`<span class="counts">
      ${t("count.drawn", { n: nodes.size })}
      ${omitted > 0 && html` · <b>${t(atLeast ? "count.omitted.least" : "count.omitted", { n: omitted })}</b>`}
      ${hidden > 0 && html` · <b>${t("count.hidden", { n: hidden })}</b>`}
      ${filter.value && html` · ${held && html`${t("filter.time", { period: held })} `}<button type="button" class="plain small" onClick=${() => filterBy(null)}>${t("filter.drop")}</button>`}
      ${hiddenTypes.value.size > 0 && html` · <b>${t("count.filtered", { n: filtered })}</b>`}
    </span>`}
  </footer>`;
}

/** Work under way, with a way to end it. */
export function Working() {
  if (!busy.value) return null;
  const { text, cancel } = busy.value;
  return html`<div class="working"><span class="spinner" aria-hidden="true"></span><span>${text}</span>
    <button type="button" class="plain" onClick=${cancel}>${t("cancel")}</button></div>`;
}

/** What failed, in a sentence that says what to do; the chart stays as it is. */
export function Trouble() {
  if (!failed.value) return null;
  const { problem, again, waiting, cancel } = failed.value;
  const close = () => (cancel ? cancel() : (failed.value = null));
  return html`<div class="trouble" role="alert"><${Icon} name="warn" size=${20} /><p>${problem.message}${waiting && html`<span class="row waiting"><span class="spinner" aria-hidden="true"></span>${t("problem.waiting")}</span>`}</p>
    ${again && html`<button type="button" class="plain" onClick=${again}>${t("again")}</button>`}
    <button type="button" class="icon-button" onClick=${close} aria-label=${t("close")}><${Icon} name="close" size=${16} /></button></div>`;
}
