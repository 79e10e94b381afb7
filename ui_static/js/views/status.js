// What goes on: the live line below, the sign of work that takes long, and what to do when something failed.
import { Icon } from "../icons.js";
import { filterBy } from "../actions/draw.js";
import { endReplay } from "../actions/replay.js";
import { busy, chart, failed, filter, hiddenTypes, later, replay, said, shown, updated } from "../state.js";
import { instant, period } from "../text/dates.js";
import { number, t } from "../text/index.js";
import { html, useEffect, useState } from "../ui.js";

/** Work that takes longer says for how long it has been going on. */
const SLOW_S = 3;

/** How much is drawn, how much is not, and the sentence on what changed last. */
export function StatusLine() {
  const { omitted, hidden, atLeast } = chart.value;
  const { nodes } = shown.value;
  const held = period(filter.value?.since, filter.value?.until);
  const filtered = [...nodes.values()].filter((node) => hiddenTypes.value.has(node.type)).length;
  return html`<footer class="status">
    <span class="live" role="status" aria-live="polite">${said.value}</span>
    ${nodes.size > 0 && html`<span class="counts">
      ${t("count.drawn", { n: nodes.size })}
      ${omitted > 0 && html` · <b>${t(atLeast ? "count.omitted.least" : "count.omitted", { n: omitted })}</b>`}
      ${hidden > 0 && html` · <b>${t("count.hidden", { n: hidden })}</b>`}
      ${filter.value && html` · ${held && html`${t("filter.time", { period: held })} `}<button type="button" class="plain small" onClick=${() => filterBy(null)}>${t("filter.drop")}</button>`}
      ${hiddenTypes.value.size > 0 && html` · <b>${t("count.filtered", { n: filtered })}</b>`}
      ${replay.value !== null && html` · <b>${t("replay.count", { at: instant(replay.value), n: later.value.nodes.size })}</b> <button type="button" class="plain small" onClick=${endReplay}>${t("replay.end")}</button>`}
    </span>`}
  </footer>`;
}

/** Work under way, with a way to end it. */
export const Working = () => (busy.value ? html`<${Sign} />` : null);

function Sign() {
  const { text, cancel, far } = /** @type {Page.Busy} */ (busy.value);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.round((performance.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [cancel]);
  return html`<div class="working"><span class="spinner" aria-hidden="true"></span><span>${text}${far && html` <span class="quiet">${far.waits ? t("busy.waits") : far.total > 0 && t("busy.far", { done: number(far.done), total: number(far.total) })}</span>`}${seconds >= SLOW_S && html` <span class="quiet">${t("busy.seconds", { n: seconds })}</span>`}</span>
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

/** The server has another edition of the page: loading it anew is safe, since the chart is kept. */
export function Updated() {
  if (!updated.value) return null;
  return html`<div class="trouble updated" role="status"><${Icon} name="history" size=${20} /><p>${t("updated.what")}</p>
    <button type="button" class="button main" onClick=${() => location.reload()}>${t("updated.do")}</button></div>`;
}
