// The address holds the view behind `#`, as opaque references and never as a name or a plate, and every step of the
// work is one entry of the browser's history: Back is undo, Forward is redo.
import { chart, filter, groups, hiddenTypes, panel, selection, starting, step } from "../state.js";

const snapshots = new Map();
let serial = 0;
let key = 0;
let later = 0;

const refs = (ids) => ids.map((id) => chart.value.nodes.get(id)?.ref).filter(Boolean);

/** The fragment that stands for what is shown now. */
function address() {
  if (starting.value && !chart.value.nodes.size) return "";
  const { nodes, centres, around } = chart.value;
  const parts = new URLSearchParams();
  if (around) parts.set("a", refs(centres).join("."));
  else {
    const marks = [...nodes.values()].filter((node) => node.ref);
    parts.set("n", marks.map((node) => [node.ref, Math.round(node.x), Math.round(node.y)].join("_")).join("."));
    if (centres.length) parts.set("c", refs(centres).join("."));
  }
  if (selection.value.length) parts.set("s", refs(selection.value).join("."));
  if (hiddenTypes.value.size) parts.set("h", [...hiddenTypes.value].join("."));
  if (filter.value) parts.set("f", JSON.stringify(filter.value));
  if (groups.value) parts.set("g", "1");
  if (panel.value.kind === "path") parts.set("p", refs([panel.value.from, panel.value.to]).join("."));
  if (step.value !== null) parts.set("k", String(step.value + 1));
  if (starting.value) parts.set("start", "1");
  return `#${parts}`;
}

const snapshot = () => ({
  chart: chart.value,
  selection: selection.value,
  hiddenTypes: hiddenTypes.value,
  filter: filter.value,
  groups: groups.value,
  panel: panel.value,
  starting: starting.value,
  step: step.value,
});

/** A new step: what was before can be gone back to. */
export function pushed() {
  cancelAnimationFrame(later);
  key = ++serial;
  snapshots.set(key, snapshot());
  history.pushState({ key }, "", address() || location.pathname);
}

/** The same step, shown a little differently: a selection, a mark that was dragged, a type that was hidden. */
export function changed() {
  cancelAnimationFrame(later);
  later = requestAnimationFrame(() => {
    snapshots.set(key, snapshot());
    history.replaceState({ key }, "", address() || location.pathname);
  });
}

function apply(saved) {
  chart.value = { ...saved.chart, from: null, fit: saved.chart.centres.join() !== chart.value.centres.join() };
  selection.value = saved.selection;
  hiddenTypes.value = saved.hiddenTypes;
  filter.value = saved.filter;
  groups.value = saved.groups;
  panel.value = saved.panel;
  starting.value = saved.starting;
  step.value = saved.step;
}

/** Follow Back and Forward, and show what the address holds. restore(fragment): shows a view out of its fragment. */
export async function follow(restore) {
  addEventListener("popstate", (event) => {
    key = event.state?.key ?? ++serial;
    const saved = snapshots.get(key);
    if (saved) apply(saved);
    else restore(location.hash);
  });
  key = ++serial;
  history.replaceState({ key }, "");
  await restore(location.hash);
  snapshots.set(key, snapshot());
}
