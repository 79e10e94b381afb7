// Opening a chart out of its content: places and what a person made of it as they were, facts as the graph has them now.
import { PLAIN, DRAWN, placesOf, readDiagram } from "../chart_data.js";
import { ownOf, pageOf } from "../content.js";
import { newSheet } from "../sheet.js";
import { DIAGRAM } from "../questions.js";
import { CHART } from "../questions_charts.js";
import { chart, dialog, EMPTY, filter, groups, hiddenTypes, lit, panel, selection, sheet, starting, step } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { ask } from "../api.js";
import { asText, beginSheet, contentNow, dropDraft, readDraft } from "./draft.js";
import { run, say } from "./run.js";
import { pushed } from "./trail.js";

/** @type {Record<string, unknown>} */
const USUAL = { undated: true, ungraded: true, notSources: "" };

/**
 * A filter as it is kept, or null where it holds nothing back.
 * @param {Page.Filter | null} given
 * @returns {Page.Filter | null}
 */
export function usedFilter(given) {
  const used = Object.entries(given ?? {}).filter(([name, value]) => value !== null && String(value) !== String(USUAL[name]));
  return used.length ? Object.fromEntries(used) : null;
}

/**
 * What is own, under the ids that the graph uses now: two records may have been decided to be one since.
 * @param {Page.Own} own
 * @param {Map<string, string>} renamed
 */
function renamedOwn(own, renamed) {
  if (!renamed.size) return own;
  const name = (/** @type {string} */ id) => renamed.get(id) ?? id;
  const names = (/** @type {Iterable<Page.Id>} */ ids) => [...new Set([...ids].map(name))];
  return {
    ...own,
    pinned: new Set(names(own.pinned)),
    hidden: new Set(names(own.hidden)),
    boxes: own.boxes.map((box) => ({ ...box, members: names(box.members) })),
    links: own.links.map((link) => ({ ...link, from: name(link.from), to: name(link.to) })),
    notes: new Map([...own.notes].map(([id, note]) => [id.split("\n").map(name).join("\n"), note])),
    expansions: own.expansions.map((one) => ({ ...one, from: name(one.from), ids: names(one.ids) })),
  };
}

/**
 * Ask for the chart that a content describes. asOf: the facts as they were known then. Part of a `run`.
 * @param {Page.Content} content
 * @param {AbortSignal} signal
 * @param {string | null} [asOf]
 * @returns {Promise<Page.Opened>}
 */
export async function readContent(content, signal, asOf = null) {
  const own = ownOf(content);
  const wanted = usedFilter({ ...content.filter, ...(asOf && { asOf }) });
  /** @type {Page.Mark[]} */
  const elements = content.elements ?? [];
  /** @type {Page.Mark[]} */
  const folds = content.folds ?? [];
  const standing = { ...EMPTY, own, nodes: new Map([...elements, ...folds].map((one) => [one.id, one])) };
  const variables = {
    ids: elements.map((one) => one.id),
    centres: content.centres ?? [],
    placed: placesOf(standing),
    folds: folds.map(({ type, parent, members, beyond }) => ({ type, parent, members, beyond: beyond ?? 0 })),
    filter: wanted,
    limit: content.plain ? PLAIN : Math.min(PLAIN, Math.max(DRAWN, elements.length + folds.length)),
  };
  const answer = (await ask(DIAGRAM, variables, signal)).diagram;
  const centres = (content.centres ?? []).map((/** @type {Page.Id} */ id) => answer.columns.renamed?.[id] ?? id);
  const drawn = readDiagram(answer, centres);
  const lost = elements.filter(({ id }) => !drawn.nodes.has(drawn.renamed?.get(id) ?? id)).map(({ id, x, y }) => ({ id, x, y }));
  return { next: { ...drawn, own: renamedOwn(own, drawn.renamed ?? new Map()), plain: Boolean(content.plain), lost }, filter: wanted, hiddenTypes: new Set(pageOf(content).hiddenTypes) };
}

/**
 * Put a chart that was read in place of what is drawn.
 * @param {Page.Opened} opened
 * @param {Page.Sheet} about
 */
export function show({ next, filter: wanted, hiddenTypes: types }, about) {
  groups.value = lit.value = step.value = null;
  panel.value = { kind: "element" };
  selection.value = [];
  starting.value = false;
  filter.value = wanted;
  hiddenTypes.value = types;
  sheet.value = about;
  chart.value = { ...next, fit: true };
}

/**
 * Go on with a draft that this browser kept.
 * @param {string} draft
 */
export async function openDraft(draft) {
  const kept = readDraft(draft);
  if (!kept) return false;
  const read = await run(t("busy.draft"), (signal) => readContent(kept.content, signal), { replaces: true });
  if (!read) return false;
  beginSheet();
  show(read, { ...newSheet(), ...kept.sheet, draft });
  pushed();
  say(read.next.lost.length ? t("said.opened.lost", { n: read.next.lost.length, drawn: read.next.nodes.size }) : t("said.draft", { n: read.next.nodes.size }));
  return true;
}

/**
 * What the page keeps of a version that the server told of.
 * @param {Page.SavedChart} saved
 */
export const savedOf = (saved) => ({ id: saved.id, version: saved.version, current: saved.currentVersion, at: saved.savedAt, by: saved.savedBy, versions: saved.versions.edges.map((edge) => edge.node) });

/**
 * Open a saved chart, in its current version or the one that is named. then: as the facts were known when it was saved.
 * push: whether it is a new step of the history.
 * @param {string} id
 * @param {number | null} [version]
 * @param {{ then?: boolean, push?: boolean }} [options]
 */
export async function openChart(id, version = null, { then = false, push = true } = {}) {
  const work = async (/** @type {AbortSignal} */ signal) => {
    const saved = (await ask(CHART, { id, version }, signal)).chart;
    return saved ? { saved: /** @type {Page.SavedChart} */ (saved), read: await readContent(saved.content, signal, then ? saved.savedAt : null) } : null;
  };
  const found = await run(t("busy.chart"), work, { replaces: true });
  if (found === undefined) return false;
  if (!found) return say(t("said.no.chart")), false;
  const { saved, read } = found;
  if (push) beginSheet();
  const about = { ...newSheet(), saved: savedOf(saved), title: saved.title, case: saved.case, notes: saved.content.notes ?? "", opened: { changes: saved.changes, then } };
  show(read, about);
  sheet.value = { ...about, content: asText(contentNow()) };
  dialog.value = null;
  if (push) pushed();
  const lost = read.next.lost.length;
  say(lost ? t("said.opened.lost", { n: lost, drawn: read.next.nodes.size }) : t("said.opened", { title: plain(saved.title), n: read.next.nodes.size }));
  return true;
}

/**
 * Throw a draft away.
 * @param {string} draft
 */
export function discardDraft(draft) {
  dropDraft(draft);
  say(t("said.draft.dropped"));
}
