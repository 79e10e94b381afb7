// What can be done with what is selected, under the diagram: one mark, two, or many.
import { WAYS, align, pin, tidy } from "../actions/arrange.js";
import { closeBox, unbox } from "../actions/box.js";
import { findCommon, keepPaths } from "../actions/compare.js";
import { MOST_TIED, connect } from "../actions/connect.js";
import { around, select } from "../actions/draw.js";
import { expandAll, expansionsOf, foldLast, open } from "../actions/expand.js";
import { drawCommunityOf } from "../actions/group.js";
import { hide } from "../actions/hide.js";
import { findLinkLeads } from "../actions/link_leads.js";
import { openMoney } from "../actions/money.js";
import { askCompanions } from "../actions/movement.js";
import { openTracks } from "../actions/tracks.js";
import { findPaths } from "../actions/paths.js";
import { sceneOfEvent } from "../actions/scenes.js";
import { Icon } from "../icons.js";
import { chart, dialog, model, selection, shown } from "../state.js";
import { number, t } from "../text/index.js";
import { html } from "../ui.js";
import { openText } from "./fold.js";
import { Menu } from "./menu.js";

/**
 * @param {string} icon
 * @param {string} text
 * @param {() => unknown} act
 * @param {boolean} [main]
 */
const button = (icon, text, act, main = false) =>
  html`<button type="button" class=${main ? "button main" : "button"} onClick=${act} title=${text} aria-label=${text}><${Icon} name=${icon} size=${17} /><span>${text}</span></button>`;

/**
 * @param {string} kind
 * @param {Page.Id[]} ids
 */
const ask = (kind, ids) => () => (dialog.value = { kind, ids });
/** @param {Page.Id[]} ids */
const pinned = (ids) => ids.every((id) => chart.value.own.pinned.has(id));

/**
 * What the menu offers for any selection.
 * @param {Page.Id[]} ids
 */
const common = (ids) => [
  { icon: "note", text: t("do.note"), act: ask("note", ids) },
  { icon: "lock", text: t(pinned(ids) ? "do.unpin" : "do.pin"), act: () => pin(ids) },
];

/** @param {string} type */
const isEvent = (type) => model.value?.entities.get(type)?.side === "events";

/** @param {{ node: Page.Mark }} given */
function One({ node }) {
  const { id } = node;
  const graph = !node.own && !node.members;
  const standing = expansionsOf(id);
  const inBox = chart.value.own.boxes.find((box) => box.open && box.members.includes(id));
  const items = [
    ...common([id]),
    { icon: "rings", text: t("do.tidy"), act: () => tidy(id) },
    { icon: "assume", text: t("do.assume.element"), act: ask("element", [id]) },
    standing.length > 0 && { icon: "minus", text: t("do.fold"), act: () => foldLast(id) },
    graph && { icon: "target", text: t("do.around"), act: () => around([id]) },
    graph && { icon: "route", text: t("do.companions"), act: () => askCompanions(id) },
    graph && { icon: "search", text: t("do.tracks"), act: () => openTracks(id) },
    graph && { icon: "money", text: t("do.money"), act: () => openMoney(id) },
    graph && { icon: "undo", text: t("do.cycles"), act: () => findPaths(id, id, { kind: "cycles" }) },
    graph && isEvent(node.type) && { icon: "target", text: t("do.scene"), act: () => sceneOfEvent(id) },
    graph && { icon: "common", text: t("do.leads"), act: () => findLinkLeads(id) },
    graph && { icon: "groups", text: t("do.community"), act: () => drawCommunityOf(id) },
    inBox && { icon: "group", text: t("do.close.box", { title: inBox.title }), act: () => closeBox(inBox.id) },
    node.box && { icon: "close", text: t("do.unbox"), act: () => unbox(id) },
  ];
  return html`
    ${node.box && button("expand", t("do.open.box"), () => open(id), true)}
    ${node.members && !node.box && button("expand", openText(node), () => open(id), true)}
    ${graph && node.more > 0 && button("expand", node.hub ? t("do.choose", { n: number(node.more) }) : t("do.expand", { n: number(node.more) }), () => open(id), true)}
    ${standing.length > 0 && button("minus", t("do.fold.n", { n: standing[standing.length - 1].ids.length }), () => foldLast(id))}
    ${graph && !standing.length && button("target", t("do.around"), () => around([id]))}
    <${Menu} icon="more" text=${t("do.more")} items=${items} />`;
}

/** @param {{ ids: Page.Id[] }} given */
function Many({ ids }) {
  const marks = ids.map((id) => shown.value.nodes.get(id)).filter((node) => node !== undefined);
  const known = marks.filter((node) => !node.own && !node.members).map((node) => node.id);
  const boxes = chart.value.own.boxes.filter((box) => box.open && box.members.some((id) => ids.includes(id)));
  const items = [
    known.length > 1 && { icon: "route", text: t("do.keep.paths"), act: () => keepPaths(ids) },
    known.length > 1 && { icon: "search", text: t("do.tracks.several"), act: () => openTracks(null, true) },
    { icon: "group", text: t("do.box"), act: ask("box", ids) },
    ...boxes.map((box) => ({ icon: "group", text: t("do.close.box", { title: box.title }), act: () => closeBox(box.id) })),
    ids.length === 2 && { icon: "assume", text: t("do.assume.link"), act: ask("link", ids) },
    ...common(ids),
    ...WAYS.map((way) => ({ icon: `align-${way}`, text: t(`do.align.${way}`), act: () => align(ids, way) })),
  ];
  return html`
    ${ids.length === 2 && known.length === 2 && button("route", t("do.paths"), () => findPaths(ids[0], ids[1]), true)}
    ${known.length > 2 && known.length <= MOST_TIED && button("rings", t("do.connect"), () => connect(known), true)}
    ${known.length > 0 && button("expand", t("do.expand.all"), () => expandAll(known))}
    ${known.length > 1 && button("common", t("do.common"), () => findCommon(known))}
    <${Menu} icon="more" text=${t("do.more")} items=${items} />`;
}

export function SelectionBar() {
  const ids = selection.value.filter((id) => shown.value.nodes.has(id));
  if (!ids.length) return null;
  return html`<div class="selection-bar" role="toolbar" aria-label=${t("selection.label", { n: ids.length })}>
    ${ids.length > 1 && html`<span class="selection-count">${t("selection.count", { n: ids.length })}</span>`}
    ${ids.length === 1 ? html`<${One} key=${ids[0]} node=${shown.value.nodes.get(ids[0])} />` : html`<${Many} key="many" ids=${ids} />`}
    ${button("hide", t("do.hide"), () => hide(ids))}
    <button type="button" class="icon-button" aria-label=${t("do.unselect")} onClick=${() => select([])}><${Icon} name="close" size=${16} /></button>
  </div>`;
}
