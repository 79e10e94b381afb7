// The history of the chart: every change is one step, undo and redo go through them, and so do the browser's Back and
// Forward. The address holds what is shown behind `#`, as opaque references and never as a name or a plate.
import { chart, filter, groups, hiddenTypes, history as place, panel, selection, sheet, shown, starting, step } from "../state.js";
import { t } from "../text/index.js";
import { isChanged } from "./draft.js";
import { say } from "./run.js";

/** Steps that can be taken back. */
const MOST = 200;
/** Snapshots by step number; `first` to `last` are kept, `at` is shown. */
const snapshots = new Map();
let [first, at, last] = [0, 0, 0];
let later = 0;
let going = 0; // steps asked of the browser that have not come yet, back counted below zero

/** @param {Page.Id[]} ids */
const refs = (ids) => ids.map((id) => chart.value.nodes.get(id)?.ref).filter(Boolean);

/** The fragment that stands for what is shown now. */
export function address() {
  if (starting.value && !chart.value.nodes.size) return "";
  const { centres, around, own } = chart.value;
  const parts = new URLSearchParams();
  const { saved, opened } = sheet.value;
  if (saved && !isChanged()) {
    parts.set("chart", `${saved.id}.${saved.version}`);
    if (opened?.then) parts.set("then", "1");
    if (selection.value.length) parts.set("s", refs(selection.value).join("."));
    return `#${parts}`;
  }
  if (around) parts.set("a", refs(centres).join("."));
  else {
    const marks = [...chart.value.nodes.values()].filter((node) => node.ref && !own.hidden.has(node.id));
    parts.set("n", marks.map((node) => [node.ref, Math.round(node.x), Math.round(node.y)].join("_")).join("."));
    if (centres.length) parts.set("c", refs(centres).join("."));
  }
  if (selection.value.length) parts.set("s", refs(selection.value).join("."));
  if (hiddenTypes.value.size) parts.set("h", [...hiddenTypes.value].join("."));
  if (filter.value) parts.set("f", JSON.stringify(filter.value));
  if (groups.value) parts.set("g", "1");
  if (panel.value.kind === "path") parts.set("p", refs([panel.value.from ?? "", panel.value.to ?? ""]).join("."));
  if (step.value !== null) parts.set("k", String(step.value + 1));
  if (starting.value) parts.set("start", "1");
  return `#${parts}`;
}

const snapshot = () => ({
  chart: chart.value,
  sheet: sheet.value,
  selection: selection.value,
  hiddenTypes: hiddenTypes.value,
  filter: filter.value,
  groups: groups.value,
  panel: panel.value,
  starting: starting.value,
  step: step.value,
});

function told() {
  place.value = { at: at - first, last: last - first };
}

/** A new step: what was before can be gone back to. */
export function pushed() {
  cancelAnimationFrame(later);
  for (let gone = at + 1; gone <= last; gone++) snapshots.delete(gone);
  last = at += 1;
  snapshots.set(at, snapshot());
  if (last - first >= MOST) snapshots.delete(first++);
  history.pushState({ key: at }, "", address() || location.pathname);
  told();
}

/** The same step, shown a little differently: another selection, a type that the legend hides. */
export function changed() {
  cancelAnimationFrame(later);
  const key = at;
  later = requestAnimationFrame(() => {
    if (key !== at) return;
    snapshots.set(key, snapshot());
    history.replaceState({ key }, "", address() || location.pathname);
  });
}

/** @param {Page.Snapshot} saved */
function apply(saved) {
  sheet.value = saved.sheet.draft === sheet.value.draft ? sheet.value : saved.sheet;
  chart.value = { ...saved.chart, from: null, fit: saved.chart.centres.join() !== chart.value.centres.join() };
  hiddenTypes.value = saved.hiddenTypes;
  selection.value = saved.selection.filter((id) => shown.value.nodes.has(id));
  filter.value = saved.filter;
  groups.value = saved.groups;
  panel.value = saved.panel;
  starting.value = saved.starting;
  step.value = saved.step;
}

/** One step back. */
export function undo() {
  if (at + going > first) {
    going -= 1;
    history.back();
  } else say(t("said.nothing.to.undo"));
}

/** One step forward again. */
export function redo() {
  if (at + going < last) {
    going += 1;
    history.forward();
  } else say(t("said.nothing.to.redo"));
}

/**
 * Follow Back and Forward, and show what the address holds. restore(fragment): shows a view out of its fragment.
 * @param {(fragment: string) => Promise<unknown>} restore
 */
export async function follow(restore) {
  addEventListener("popstate", async (event) => {
    cancelAnimationFrame(later);
    going -= Math.sign(going);
    const key = event.state?.key;
    const saved = snapshots.get(key);
    if (saved) {
      const back = key < at;
      at = key;
      apply(saved);
      say(t(back ? "said.undone" : "said.redone"));
    } else {
      // An address that was typed, or a step of before the page was loaded: history begins anew with it.
      snapshots.clear();
      first = at = last = last + 1;
      history.replaceState({ key: at }, "");
      await restore(location.hash);
      snapshots.set(at, snapshot());
    }
    told();
  });
  first = at = last = Date.now(); // apart from the numbers of before a reload, whose snapshots are gone
  history.replaceState({ key: at }, "");
  await restore(location.hash);
  snapshots.set(at, snapshot());
  told();
}
