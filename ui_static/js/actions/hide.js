// Hiding and showing again, and taking off the chart. The data is never touched; a hidden mark keeps its place.
import { without } from "../chart_data.js";
import { withOwn } from "../own.js";
import { chart, hiddenTypes, selection, shown } from "../state.js";
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
  chart.value = withOwn(chart.value, { hidden });
  if (!ids) hiddenTypes.value = new Set();
  selection.value = back.filter((id) => shown.value.nodes.has(id));
  pushed();
  say(t("said.unhidden", { n: back.length }));
}

/** Take what is hidden off the chart, so that it makes room. */
export function dropHidden() {
  const gone = [...chart.value.own.hidden];
  chart.value = { ...counted(chart.value, without(chart.value, gone)), from: null, fit: false };
  pushed();
  say(t("said.dropped", { n: gone.length }));
}
