// What is held back on the chart, over the diagram: hidden marks, and what had no room. Each says how to see it.
import { drawPlain } from "../actions/draw.js";
import { dropHidden, unhide, unhideLine } from "../actions/hide.js";
import { DRAWN, PLAIN } from "../chart_data.js";
import { Icon } from "../icons.js";
import { hiddenLines, lineOf } from "../own.js";
import { chart, shown } from "../state.js";
import { t } from "../text/index.js";
import { html } from "../ui.js";
import { cut } from "../text/names.js";
import { Menu } from "./menu.js";

const LISTED = 12;

/**
 * @param {string} id
 * @param {Map<Page.Id, string>} captions
 */
function lineText(id, captions) {
  const { from = "", to = "" } = lineOf(id) ?? {};
  return t("held.line", { from: cut(captions.get(from) ?? "", 20), to: cut(captions.get(to) ?? "", 20) });
}

function Hidden() {
  const { own, nodes } = chart.value;
  const captions = new Map([...nodes.values(), ...own.elements].map((node) => [node.id, node.caption]));
  const ids = [...own.hidden].filter((id) => captions.has(id));
  const n = shown.value.hiddenCount;
  const items = [
    { icon: "show", text: t("held.show.all", { n }), act: () => unhide() },
    ...ids.slice(-LISTED).reverse().map((id) => ({ icon: "show", text: t("held.show", { caption: cut(captions.get(id) ?? "", 32) }), act: () => unhide([id]) })),
    ...[...hiddenLines(own)].slice(-LISTED).map((id) => ({ icon: "show", text: t("held.show", { caption: lineText(id, captions) }), act: () => unhideLine(id) })),
    ids.length > 0 && { icon: "close", text: t("held.drop", { n: ids.length }), act: dropHidden },
  ];
  return html`<${Menu} icon="hide" text=${t("held.hidden", { n })} items=${items} />`;
}

/** At the ceiling: what it is for, and the way beyond it. */
function Full() {
  const { plain, waiting } = chart.value;
  const marks = chart.value.nodes.size;
  const omitted = waiting.length;
  if (plain) return html`<p class="note"><${Icon} name="stop" size=${16} /> ${t(marks >= PLAIN ? "held.most" : "held.plain", { n: marks, most: PLAIN, left: omitted })}</p>`;
  return html`<p class="note"><${Icon} name="stop" size=${16} /> ${t(omitted ? "held.full.left" : "held.full", { most: DRAWN, n: omitted })}
    <button type="button" class="plain small" onClick=${() => drawPlain()}>${t("held.more", { most: PLAIN })}</button></p>`;
}

export function Held() {
  const { nodes, waiting } = chart.value;
  const full = nodes.size >= DRAWN || waiting.length > 0;
  if (!shown.value.hiddenCount && !full) return null;
  return html`<div class="held">${shown.value.hiddenCount > 0 && html`<${Hidden} />`}${full && html`<${Full} />`}</div>`;
}
