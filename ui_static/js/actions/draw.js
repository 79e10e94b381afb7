// What changes the diagram: a first one around an element, more of it, less of it. What stands stays where it is.
import { HUB, merge, placesOf, readDiagram, singles, standsForMany, without } from "../chart_data.js";
import { AROUND, DIAGRAM, EXPAND } from "../questions.js";
import { chart, filter, groups, hiddenTypes, lit, panel, selection, starting, tab } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { askFiltered, run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

/** How many neighbours one expansion adds; more are added when asked for again. */
export const PAGE = 20;

const captionOf = (id) => plain(chart.value.nodes.get(id)?.caption ?? t("an.element"));

/** A first diagram around these elements, in place of what is drawn (Back brings that back). */
export async function around(ids, options = {}) {
  const answer = await run(t("busy.around"), (signal) => askFiltered(AROUND, { centres: ids, ...options }, signal));
  if (!answer) return false;
  if (!answer.associationDiagram) return say(t("said.unknown")), false;
  const fresh = readDiagram(answer.associationDiagram, ids);
  show({ ...fresh, around: Object.keys(options).length === 0, fit: true }, fresh.centres.slice(0, 1));
  const left = fresh.omitted ? t("said.omitted", { n: fresh.omitted }) : "";
  say(`${t("said.around", { caption: captionOf(fresh.centres[0]), n: fresh.nodes.size })} ${left}`.trim());
  return true;
}

function show(next, selected) {
  hiddenTypes.value = new Set();
  groups.value = null;
  lit.value = null;
  panel.value = { kind: "element" };
  starting.value = false;
  chart.value = next;
  selection.value = selected;
  pushed();
}

/** A new diagram of exactly these elements, with these in the middle, in place of what is drawn. title: what it is called. */
export async function drawView({ ids, centres, title }) {
  const all = [...new Set([...centres, ...ids])];
  const answer = await run(t("busy.around"), (signal) => askFiltered(DIAGRAM, { ids: all, centres }, signal));
  if (!answer) return false;
  const fresh = readDiagram(answer.diagram, centres);
  show({ ...fresh, fit: true }, fresh.centres.slice(0, 1));
  say(t("said.view", { title }));
  return true;
}

/** Let only these facts count, on the diagram and in every question. */
export async function filterBy(next) {
  filter.value = next;
  if (chart.value.nodes.size) await add([], { text: t("busy.filter"), push: false });
  pushed();
  say(chart.value.hidden ? t("said.filter", { n: chart.value.hidden }) : t("said.filter.none"));
}

/** Draw these elements too. from: the element that they fan out of. Gives how many came. */
export async function add(ids, { from = null, text = t("busy.adding"), push = true } = {}) {
  const before = chart.value;
  const wanted = [...new Set([...singles(before).map((node) => node.id), ...ids])];
  const answer = await run(text, (signal) => askFiltered(DIAGRAM, { ids: wanted, placed: placesOf(before) }, signal));
  if (!answer) return null;
  const fresh = merge(before, readDiagram(answer.diagram, before.centres));
  const came = [...fresh.nodes.keys()].filter((id) => !before.nodes.has(id));
  chart.value = { ...fresh, around: false, from, fit: before.nodes.size === 0 };
  starting.value = false;
  if (push) pushed();
  return came;
}

/** Add the neighbours of an element, a page at a time, of these link types or of all. */
export async function expand(id, { linkTypes = null, first = PAGE } = {}) {
  const caption = captionOf(id);
  const drawn = new Set(singles(chart.value).map((node) => node.id));
  const answer = await run(t("busy.expand", { caption }), (signal) =>
    askFiltered(EXPAND, { id, linkTypes, first: Math.min(200, first + drawn.size) }, signal),
  );
  if (!answer?.expand) return;
  const { neighbours } = answer.expand;
  const fresh = neighbours.edges.map((edge) => edge.node.entity.id).filter((other) => !drawn.has(other));
  const came = await add(fresh.slice(0, first), { from: id, text: t("busy.expand", { caption }) });
  if (came === null) return;
  selection.value = [id];
  const more = chart.value.nodes.get(id)?.more ?? 0;
  say(t(more ? "said.expanded.more" : "said.expanded", { n: came.length, caption, more }));
}

/** Double click and Enter: a fold opens, a hub says so, everything else expands. */
export async function open(id) {
  const node = chart.value.nodes.get(id);
  if (!node) return;
  if (node.members != null) {
    const came = await add(node.members.slice(0, PAGE), { from: id });
    if (came) say(t("said.unfolded", { n: came.length, more: standsForMany(node) - Math.min(PAGE, node.members.length) }));
  } else if (node.hub || node.more > HUB) {
    selection.value = [id];
    panel.value = { kind: "element" };
    tab.value = "about";
    say(t("said.hub", { caption: plain(node.caption), n: node.more }));
  } else if (node.more) await expand(id);
  else say(t("said.nothing.more", { caption: plain(node.caption) }));
}

/** Take elements off the chart. The data is not touched. */
export function hide(ids) {
  if (!ids.length) return;
  const captions = ids.map(captionOf);
  chart.value = { ...without(chart.value, ids), from: null, fit: false };
  selection.value = [];
  pushed();
  say(captions.length === 1 ? t("said.hidden", { caption: captions[0] }) : t("said.hidden.many", { n: captions.length }));
}

/** A person dragged a mark: it stays there. */
export function moved(id, { x, y }) {
  const nodes = new Map([...chart.value.nodes].map(([key, node]) => [key, key === id || node.bearer === id ? { ...node, x, y } : node]));
  chart.value = { ...chart.value, nodes, around: false, from: null, fit: false };
  changed();
}

/** Show or hide the elements of a type. */
export function toggleType(type) {
  const next = new Set(hiddenTypes.value);
  if (!next.delete(type)) next.add(type);
  hiddenTypes.value = next;
  const hidden = [...chart.value.nodes.values()].filter((node) => next.has(node.type)).length;
  say(hidden ? t("said.filtered", { n: hidden, shown: number(chart.value.nodes.size - hidden) }) : t("said.unfiltered"));
  changed();
}

/** Select elements; the panel shows the last one. */
export function select(ids) {
  selection.value = ids;
  lit.value = null;
  if (ids.length || panel.value.kind === "line") panel.value = { kind: "element" };
  changed();
}
