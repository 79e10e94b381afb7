// Hiding and showing again, and taking off the chart. The data is never touched; a hidden mark keeps its place.
import { without } from "../chart_data.js";
import { hiddenLines, lineId, withOwn } from "../own.js";
import { chart, hiddenTypes, panel, selection, shown } from "../state.js";
import { t } from "../text/index.js";
import { captionOf } from "./draw.js";
import { counted } from "./expand.js";
import { say } from "./run.js";
import { changed, pushed } from "./trail.js";

/**
 * What stands behind these marks: a closed box is its members.
 * @param {Page.Id[]} ids
 */
export const elementsOf = (ids) =>
  ids.flatMap((id) => {
    const mark = shown.value.nodes.get(id);
    return mark?.box ? (mark.members ?? []) : [id];
  });

/**
 * Hide marks. They keep their place, and are shown again with what was made of them.
 * @param {Page.Id[]} ids
 */
export function hide(ids) {
  if (!ids.length) return;
  const caption = captionOf(ids[0]);
  const all = elementsOf(ids);
  chart.value = withOwn({ ...chart.value, around: false }, { hidden: new Set([...chart.value.own.hidden, ...all]) });
  selection.value = [];
  pushed();
  say(all.length === 1 ? t("said.hidden", { caption }) : t("said.hidden.many", { n: all.length }));
}

/**
 * Hide one line; its facts are not shown on the diagram, and count all the same.
 * @param {{ from: Page.Id, to: Page.Id, type: string }} line
 */
export function hideLine({ from, to, type }) {
  const { rest } = chart.value.own;
  const id = lineId({ from, to, type });
  const links = [...rest.links.filter((link) => lineId(/** @type {any} */ (link)) !== id), { from, to, type, hidden: true }];
  chart.value = withOwn({ ...chart.value, around: false }, { rest: { ...rest, links } });
  panel.value = { kind: "element" };
  pushed();
  say(t("said.hidden.line"));
}

/**
 * Show a hidden line again.
 * @param {string} id
 */
export function unhideLine(id) {
  const { rest } = chart.value.own;
  chart.value = withOwn(chart.value, { rest: { ...rest, links: rest.links.filter((link) => lineId(/** @type {any} */ (link)) !== id) } });
  pushed();
  say(t("said.unhidden", { n: 1 }));
}

/**
 * Hide every mark but these.
 * @param {Page.Id[]} ids
 * @param {string} text
 */
export function keepOnly(ids, text) {
  const keep = new Set(ids);
  const gone = [...shown.value.nodes.values()].filter((node) => !keep.has(node.id) && !keep.has(node.bearer ?? "")).map((node) => node.id);
  hide(gone);
  selection.value = ids.filter((id) => shown.value.nodes.has(id));
  changed();
  say(t(text, { n: gone.length, kept: keep.size }));
}

/** Show hidden elements again: these, or all. */
export function unhide(/** @type {Page.Id[] | null} */ ids = null) {
  const hidden = new Set(chart.value.own.hidden);
  const back = ids ?? [...hidden];
  for (const id of back) hidden.delete(id);
  const now = chart.value.own;
  const { rest } = now;
  chart.value = withOwn(chart.value, { hidden, rest: ids ? rest : { ...rest, links: [] } });
  if (!ids) hiddenTypes.value = new Set();
  selection.value = back.filter((id) => shown.value.nodes.has(id));
  pushed();
  say(t("said.unhidden", { n: back.length + (ids ? 0 : hiddenLines(now).size) }));
}

/** Take what is hidden off the chart, so that it makes room. */
export function dropHidden() {
  const gone = [...chart.value.own.hidden];
  chart.value = { ...counted(chart.value, without(chart.value, gone)), from: null, fit: false };
  pushed();
  say(t("said.dropped", { n: gone.length }));
}
