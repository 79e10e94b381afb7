// The chart's own bar over the diagram: undo and redo, what the chart is called, whether it is saved, and what can be done
// with it as a whole.
import { asText, contentNow } from "../actions/draft.js";
import { saveNow } from "../actions/save.js";
import { redo, undo } from "../actions/trail.js";
import { Icon } from "../icons.js";
import { chart, dialog, filter, hiddenTypes, history, sheet } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { html } from "../ui.js";
import { Menu } from "./menu.js";

/**
 * "not saved", "changed since version 3", "version 3".
 * @param {Page.Sheet} now
 */
function state(now) {
  const changed = chart.value && filter.value !== undefined && hiddenTypes.value && now.content !== asText(contentNow());
  if (!now.saved) return { text: t("bar.unsaved"), changed: true };
  return { text: t(changed ? "bar.changed" : "bar.version", { n: now.saved.version }), changed };
}

export function ChartBar() {
  const { at, last } = history.value;
  const now = sheet.value;
  const { text, changed } = state(now);
  const items = [
    { icon: "save", text: t("bar.save.as"), act: () => (dialog.value = { kind: "save" }) },
    now.saved && { icon: "history", text: t("bar.versions"), act: () => (dialog.value = { kind: "versions" }) },
    { icon: "download", text: t("bar.file"), act: () => (dialog.value = { kind: "file" }) },
    { icon: "open", text: t("bar.open"), act: () => (dialog.value = { kind: "open" }) },
    { icon: "link", text: t("bar.link"), act: () => (dialog.value = { kind: "address" }) },
  ];
  return html`<div class="chart-bar" role="toolbar" aria-label=${t("bar.label")}>
    <button type="button" class="icon-button" disabled=${at === 0} title=${t("bar.undo")} aria-label=${t("bar.undo")} onClick=${undo}><${Icon} name="undo" /></button>
    <button type="button" class="icon-button" disabled=${at === last} title=${t("bar.redo")} aria-label=${t("bar.redo")} onClick=${redo}><${Icon} name="redo" /></button>
    ${chart.value.nodes.size > 0 && html`
      <${Menu} icon="folder" text=${t("bar.menu")} items=${items}><bdi class="chart-title">${plain(now.title) || t("bar.nameless")}</bdi> <span class="quiet">${text}</span><//>
      <button type="button" class=${changed ? "button main" : "button"} disabled=${!changed} onClick=${saveNow} title=${t("bar.save")} aria-label=${t("bar.save")}><${Icon} name="save" size=${17} /><span>${t("bar.save")}</span></button>`}
  </div>`;
}
