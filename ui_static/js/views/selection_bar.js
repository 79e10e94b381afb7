// What can be done with what is selected, under the diagram: one element, two, or many.
import { around, hide, open, select } from "../actions/draw.js";
import { drawCommunityOf } from "../actions/group.js";
import { findPaths } from "../actions/why.js";
import { Icon } from "../icons.js";
import { chart, selection } from "../state.js";
import { number, t } from "../text/index.js";
import { html } from "../ui.js";
import { openText } from "./fold.js";

const button = (icon, text, act, main = false) =>
  html`<button type="button" class=${main ? "button main" : "button"} onClick=${act} title=${text} aria-label=${text}><${Icon} name=${icon} size=${17} /><span>${text}</span></button>`;

function One({ node }) {
  if (node.members) return button("expand", openText(node), () => open(node.id), true);
  return html`
    ${node.more > 0 && button("expand", node.hub ? t("do.choose", { n: number(node.more) }) : t("do.expand", { n: number(node.more) }), () => open(node.id), true)}
    ${button("target", t("do.around"), () => around([node.id]))}
    ${button("groups", t("do.community"), () => drawCommunityOf(node.id))}`;
}

function Two({ ids: [a, b] }) {
  const [one, other] = [a, b].map((id) => chart.value.nodes.get(id));
  return one.members || other.members ? null : button("route", t("do.paths"), () => findPaths(a, b), true);
}

export function SelectionBar() {
  const ids = selection.value.filter((id) => chart.value.nodes.has(id));
  if (!ids.length) return null;
  return html`<div class="selection-bar" role="toolbar" aria-label=${t("selection.label", { n: ids.length })}>
    ${ids.length > 1 && html`<span class="selection-count">${t("selection.count", { n: ids.length })}</span>`}
    ${ids.length === 1 && html`<${One} node=${chart.value.nodes.get(ids[0])} />`}
    ${ids.length === 2 && html`<${Two} ids=${ids} />`}
    ${button("hide", t("do.hide"), () => hide(ids))}
    <button type="button" class="icon-button" aria-label=${t("do.unselect")} onClick=${() => select([])}><${Icon} name="close" size=${16} /></button>
  </div>`;
}
