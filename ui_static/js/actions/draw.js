// What makes a diagram and lets it grow: a first one around an element, then more of it. What stands stays where it is.
import { DRAWN, PLAIN, foldsOf, merge, placesOf, readDiagram, singles } from "../chart_data.js";
import { AROUND, DIAGRAM } from "../questions.js";
import { chart, filter, groups, hiddenTypes, lit, panel, selection, shown, starting } from "../state.js";
import { number, t } from "../text/index.js";
import { plain } from "../text/names.js";
import { beginSheet } from "./draft.js";
import { Problem } from "../api.js";
import { askFiltered, run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

/**
 * The caption of a mark, for a sentence.
 * @param {string} id
 */
export const captionOf = (id) => plain(shown.value.nodes.get(id)?.caption ?? chart.value.nodes.get(id)?.caption ?? t("an.element"));

/**
 * A first diagram around these elements, in place of what is drawn (undo brings that back).
 * @param {Page.Id[]} ids
 * @param {Record<string, unknown>} [options]
 */
export async function around(ids, options = {}) {
  const answer = await run(t("busy.around"), (signal) => askFiltered(AROUND, { centres: ids, ...options }, signal), { replaces: true });
  if (!answer) return false;
  if (!answer.associationDiagram) return say(t("said.unknown")), false;
  const fresh = readDiagram(answer.associationDiagram, ids);
  show({ ...fresh, around: Object.keys(options).length === 0, fit: true }, fresh.centres.slice(0, 1));
  const left = fresh.omitted ? t("said.omitted", { n: fresh.omitted }) : "";
  say(`${t("said.around", { caption: captionOf(fresh.centres[0]), n: fresh.nodes.size })} ${left}`.trim());
  return true;
}

/**
 * @param {Page.Chart} next
 * @param {Page.Id[]} selected
 */
function show(next, selected) {
  hiddenTypes.value = new Set();
  groups.value = null;
  lit.value = null;
  panel.value = { kind: "element" };
  starting.value = false;
  beginSheet();
  chart.value = next;
  selection.value = selected;
  pushed();
}

/**
 * A new diagram of exactly these elements, with these in the middle, in place of what is drawn. title: what it is called.
 * @param {{ ids: Page.Id[], centres: Page.Id[], title: string }} view
 */
export async function drawView({ ids, centres, title }) {
  const all = [...new Set([...centres, ...ids])];
  const answer = await run(t("busy.around"), (signal) => askFiltered(DIAGRAM, { ids: all, centres }, signal), { replaces: true });
  if (!answer) return false;
  const fresh = readDiagram(answer.diagram, centres);
  show({ ...fresh, fit: true }, fresh.centres.slice(0, 1));
  say(t("said.view", { title }));
  return true;
}

/**
 * Let only these facts count, on the diagram and in every question.
 * @param {Page.Filter | null} next
 */
export async function filterBy(next) {
  filter.value = next;
  if (chart.value.nodes.size) await add([], { text: t("busy.filter"), push: false });
  pushed();
  say(chart.value.hidden ? t("said.filter", { n: chart.value.hidden }) : t("said.filter.none"));
}

/**
 * The variables that tell the server what stands.
 * @param {Page.Chart} now
 */
export const standing = (now) => ({
  ids: singles(now).map((node) => node.id),
  centres: now.centres,
  placed: placesOf(now),
  folds: foldsOf(now),
  limit: now.plain ? PLAIN : DRAWN,
});

/**
 * Ask for the chart with these elements too, and put the answer upon the chart as it is then. Part of a `run`.
 * from: the element that they fan out of. Gives the ids that came, singles and folds.
 * @param {Page.Id[]} ids
 * @param {AbortSignal} signal
 * @param {Page.Growing} [options]
 */
export async function grow(ids, signal, { from = null, push = true, own = (before) => before } = {}) {
  const asked = chart.value;
  const before = standing(asked);
  const all = [...new Set([...before.ids, ...ids])];
  if (all.length > PLAIN) throw new Problem("LIMIT_EXCEEDED", t("problem.too.many", { n: all.length, most: PLAIN }));
  const answer = await askFiltered(DIAGRAM, { ...before, ids: all }, signal);
  const now = chart.value;
  const fresh = merge(now, readDiagram(answer.diagram, now.centres), asked);
  const came = [...fresh.nodes.keys()].filter((id) => !now.nodes.has(id));
  const folded = new Set([...fresh.nodes.values()].flatMap((node) => node.members ?? []));
  const waiting = ids.filter((id) => !fresh.nodes.has(id) && !folded.has(id));
  // What is asked for by name is shown, even where it was hidden before.
  const hidden = new Set([...fresh.own.hidden].filter((id) => !ids.includes(id)));
  chart.value = { ...fresh, own: { ...own(fresh.own, came), hidden }, waiting: answer.diagram.omitted ? waiting : [], around: false, from, fit: now.nodes.size === 0 };
  starting.value = false;
  if (push) pushed();
  return came;
}

/**
 * Draw these elements too. Gives the ids that came, or null when it was cancelled or failed.
 * @param {Page.Id[]} ids
 * @param {Page.Growing & { text?: string, key?: string | null }} [options]
 */
export async function add(ids, { text = t("busy.adding"), key = null, ...options } = {}) {
  const came = await run(text, (signal) => grow(ids, signal, options), { key });
  return came ?? null;
}

/** More marks than are fluid, up to the most, in a plain style; what had no room comes. */
export async function drawPlain() {
  const { waiting } = chart.value;
  chart.value = { ...chart.value, plain: true, from: null, fit: false };
  if (waiting.length) await add(waiting);
  else pushed();
  say(t("said.plain", { n: PLAIN }));
}

/**
 * Show or hide the elements of a type.
 * @param {string} type
 */
export function toggleType(type) {
  const next = new Set(hiddenTypes.value);
  if (!next.delete(type)) next.add(type);
  hiddenTypes.value = next;
  const hidden = [...shown.value.nodes.values()].filter((node) => next.has(node.type)).length;
  say(hidden ? t("said.filtered", { n: hidden, shown: number(shown.value.nodes.size - hidden) }) : t("said.unfiltered"));
  changed();
}

/**
 * Select marks; the panel shows the last one.
 * @param {Page.Id[]} ids
 */
export function select(ids) {
  selection.value = ids;
  lit.value = null;
  if (ids.length || panel.value.kind === "line") panel.value = { kind: "element" };
  changed();
}

/**
 * Select every mark of a type that is shown.
 * @param {string} type
 */
export function selectType(type) {
  const ids = [...shown.value.nodes.values()].filter((node) => node.type === type && !hiddenTypes.value.has(type)).map((node) => node.id);
  select(ids);
  say(t("said.selected", { n: ids.length }));
}
