// What is otherwise on a chart than when it was saved, over the diagram; and the way to see it as it was known then.
import { openChart } from "../actions/open.js";
import { select } from "../actions/draw.js";
import { Icon } from "../icons.js";
import { chart, sheet } from "../state.js";
import { instant } from "../text/dates.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";

/**
 * Ids of marks about which the graph says something else than then.
 * @param {Page.Changes} changes
 */
function changedMarks({ elements, links }) {
  const ids = [...elements.map((one) => one.id), ...links.flatMap((link) => [link.from, link.to])];
  return [...new Set(ids)].filter((id) => chart.value.nodes.has(id));
}

export function OpenedBar() {
  const { opened, saved } = sheet.value;
  if (!opened || !saved) return null;
  const { changes, then } = opened;
  const lost = changes.notHere.length;
  const marks = changedMarks(changes);
  const older = saved.version !== saved.current;
  const close = () => (sheet.value = { ...sheet.value, opened: null });
  if (!lost && !marks.length && !older && !then) return null;
  return html`<section class="step-bar opened-bar" aria-label=${t("opened.label")}><${Icon} name="history" size=${20} />
    <div><p><b>${t(then ? "opened.as.then" : "opened.saved", { at: instant(saved.at), n: saved.version })}</b> ${older && t("opened.older", { n: saved.current })}</p>
      ${!then && html`<p class="quiet">${lost > 0 && t("opened.lost", { n: lost })} ${marks.length > 0 ? t("opened.changed", { n: marks.length }) : !lost && t("opened.same")}</p>`}</div>
    ${!then && marks.length > 0 && html`<button type="button" class="plain" onClick=${() => select(marks)}>${t("opened.show")}</button>`}
    <button type="button" class="plain" onClick=${() => openChart(saved.id, saved.version, { then: !then })}>${t(then ? "opened.now" : "opened.then")}</button>
    ${older && html`<button type="button" class="plain" onClick=${() => openChart(saved.id)}>${t("opened.newest")}</button>`}
    <button type="button" class="icon-button" aria-label=${t("close")} onClick=${close}><${Icon} name="close" size=${16} /></button>
  </section>`;
}
