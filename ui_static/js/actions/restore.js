// A view out of its address: the references are asked back from the server, which tells nothing of what is not there.
import { ask } from "../api.js";
import { readDiagram } from "../chart_data.js";
import { AROUND, DIAGRAM, RESOLVE } from "../questions.js";
import { chart, EMPTY, filter, groups, hiddenTypes, lit, panel, selection, starting, step } from "../state.js";
import { t } from "../text/index.js";
import { findGroups } from "./group.js";
import { askFiltered, run, say } from "./run.js";
import { findPaths } from "./why.js";

const list = (text) => (text ? text.split(".").filter(Boolean) : []);

function json(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function read(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  return {
    around: list(parts.get("a")),
    marks: list(parts.get("n")).map((mark) => mark.split("_")),
    centres: list(parts.get("c")),
    selected: list(parts.get("s")),
    hidden: list(parts.get("h")),
    path: list(parts.get("p")),
    filter: json(parts.get("f")),
    groups: parts.has("g"),
    start: parts.has("start"),
    step: parts.has("k") ? Number(parts.get("k")) - 1 : null,
  };
}

function clear() {
  chart.value = EMPTY;
  selection.value = [];
  hiddenTypes.value = new Set();
  filter.value = groups.value = lit.value = step.value = null;
  panel.value = { kind: "element" };
  starting.value = true;
}

/** Show the view that a fragment stands for; the start screen for an empty one. */
export async function restore(fragment) {
  const wanted = read(fragment);
  if (!wanted.around.length && !wanted.marks.length) return clear();
  starting.value = false;
  filter.value = wanted.filter;
  const drawn = await run(t("busy.restore"), (signal) => draw(wanted, signal));
  if (!drawn) return;
  const { next, ids, gone } = drawn;
  const known = (refs) => refs.map((ref) => ids.get(ref)).filter((id) => next.nodes.has(id));
  hiddenTypes.value = new Set(wanted.hidden);
  chart.value = { ...next, fit: true };
  selection.value = known(wanted.selected);
  step.value = wanted.step;
  starting.value = wanted.start;
  say(gone ? t("said.restored.gone", { n: gone, drawn: next.nodes.size }) : t("said.restored", { n: next.nodes.size }));
  const [from, to] = wanted.path.map((ref) => ids.get(ref));
  if (from && to) await findPaths(from, to, { keep: true });
  if (wanted.groups) await findGroups({ keep: true });
}

async function draw(wanted, signal) {
  const refs = [...new Set([...wanted.around, ...wanted.marks.map(([ref]) => ref), ...wanted.selected, ...wanted.path])];
  const found = (await ask(RESOLVE, { refs }, signal)).resolve;
  const ids = new Map(refs.map((ref, k) => [ref, found[k]]).filter(([, id]) => id !== null));
  const gone = refs.length - ids.size;
  const all = (some) => some.map((ref) => ids.get(ref)).filter(Boolean);
  if (wanted.around.length) {
    const centres = all(wanted.around);
    const answer = centres.length ? (await askFiltered(AROUND, { centres }, signal)).associationDiagram : null;
    return { next: answer ? { ...readDiagram(answer, centres), around: true } : EMPTY, ids, gone };
  }
  const there = wanted.marks.filter(([ref]) => ids.has(ref));
  const placed = Object.fromEntries(there.map(([ref, x, y]) => [ids.get(ref), [Number(x) || 0, Number(y) || 0]]));
  const answer = (await askFiltered(DIAGRAM, { ids: Object.keys(placed), placed }, signal)).diagram;
  return { next: readDiagram(answer, all(wanted.centres)), ids, gone };
}
