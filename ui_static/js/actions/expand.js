// Expanding: the neighbours of an element, or of all that are selected; and folding one expansion again, by itself.
import { HUB, singles, standsForMany, without } from "../chart_data.js";
import { withOwn } from "../own.js";
import { EXPAND } from "../questions.js";
import { chart, panel, selection, shown, tab } from "../state.js";
import { t } from "../text/index.js";
import { plain } from "../text/names.js";
import { openBox } from "./box.js";
import { captionOf, grow } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { pushed } from "./trail.js";

/** How many neighbours one expansion adds; more are added when asked for again. */
export const PAGE = 20;
/** How many the neighbours of a whole selection are at once, and of how many elements. */
const MOST_OF_ALL = 100;
const MOST_ASKED = 30;

let serial = Date.now();

/**
 * The own part with one more expansion in it: what it added is known, so that it folds again by itself.
 * @param {any} about
 */
const recorded = (about) => (/** @type {Page.Own} */ own, /** @type {any} */ came) =>
  came.length ? { ...own, expansions: [...own.expansions, { key: `${++serial}`, linkTypes: null, fold: null, ...about, ids: came }] } : own;

/**
 * The strongest neighbours of an element that are not drawn.
 * @param {string} id
 * @param {{ linkTypes: string[] | null, first: number }} given
 * @param {AbortSignal} signal
 */
async function neighboursOf(id, { linkTypes, first }, signal) {
  const drawn = new Set(singles(chart.value).map((node) => node.id));
  const answer = await askFiltered(EXPAND, { id, linkTypes, first: Math.min(200, first + drawn.size) }, signal);
  const found = answer.expand?.neighbours.edges.map((/** @type {any} */ edge) => edge.node.entity.id) ?? [];
  return found.filter((/** @type {Page.Id} */ other) => !drawn.has(other)).slice(0, first);
}

/**
 * Add the neighbours of an element, a page at a time, of these link types or of all.
 * @param {string} id
 * @param {{ linkTypes?: string[] | null, first?: number }} [given]
 */
export async function expand(id, { linkTypes = null, first = PAGE } = {}) {
  const caption = captionOf(id);
  const work = async (/** @type {AbortSignal} */ signal) => {
    const fresh = await neighboursOf(id, { linkTypes, first }, signal);
    return grow(fresh, signal, { from: id, own: recorded({ from: id, linkTypes }) });
  };
  const came = await run(t("busy.expand", { caption }), work, { key: `expand ${id} ${linkTypes}` });
  if (!came) return;
  selection.value = [id];
  const more = chart.value.nodes.get(id)?.more ?? 0;
  const left = chart.value.waiting.length;
  if (left) say(t("said.full", { n: came.length, left }));
  else say(t(more ? "said.expanded.more" : "said.expanded", { n: came.length, caption, more }));
}

/**
 * Add the neighbours of all these elements, the strongest of each, in one step.
 * @param {Page.Id[]} ids
 */
export async function expandAll(ids) {
  const wanted = ids.filter((id) => {
    const mark = chart.value.nodes.get(id);
    return mark && mark.more > 0 && mark.members == null;
  }).slice(0, MOST_ASKED);
  if (!wanted.length) return say(t("said.nothing.more.all"));
  const first = Math.max(1, Math.min(PAGE, Math.floor(MOST_OF_ALL / wanted.length)));
  const work = async (/** @type {AbortSignal} */ signal) => {
    const found = new Set();
    for (const id of wanted) for (const other of await neighboursOf(id, { linkTypes: null, first }, signal)) found.add(other);
    return grow([...found], signal, { from: wanted[0], own: recorded({ from: wanted[0] }) });
  };
  const came = await run(t("busy.expand.all", { n: wanted.length }), work, { key: `expand all ${wanted.join()}` });
  if (!came) return;
  selection.value = ids;
  const more = wanted.reduce((sum, id) => sum + (chart.value.nodes.get(id)?.more ?? 0), 0);
  say(t(more ? "said.expanded.all.more" : "said.expanded.all", { n: came.length, of: wanted.length, more }));
}

/**
 * Open a fold, a page at a time.
 * @param {Page.Mark} node
 */
async function unfold(node) {
  const before = { node, links: chart.value.links.filter((link) => link.from === node.id || link.to === node.id) };
  const wanted = (node.members ?? []).slice(0, PAGE);
  const work = (/** @type {AbortSignal} */ signal) => grow(wanted, signal, { from: node.id, own: recorded({ from: node.parent, fold: before }) });
  const came = await run(t("busy.expand", { caption: plain(node.caption) }), work, { key: `unfold ${node.id}` });
  if (came) say(t("said.unfolded", { n: came.length, more: standsForMany(node) - came.length }));
}

/**
 * Double click and Enter: a fold opens, a hub says so, everything else expands.
 * @param {string} id
 */
export async function open(id) {
  const node = shown.value.nodes.get(id);
  if (!node) return;
  if (node.box) openBox(id);
  else if (node.own) say(t("said.own.no.more"));
  else if (node.members != null) await unfold(node);
  else if (node.hub || node.more > HUB) {
    selection.value = [id];
    panel.value = { kind: "element" };
    tab.value = "about";
    say(t("said.hub", { caption: plain(node.caption), n: node.more }));
  } else if (node.more) await expand(id);
  else say(t("said.nothing.more", { caption: plain(node.caption) }));
}

/**
 * The expansions of an element that stand.
 * @param {string} id
 */
export const expansionsOf = (id) => chart.value.own.expansions.filter((one) => one.from === id);

/**
 * What of an expansion carries somebody's work or another expansion, and so stays.
 * @param {any} one
 */
function kept(one) {
  const { own, centres } = chart.value;
  const boxed = new Set(own.boxes.flatMap((box) => box.members));
  const ends = new Set(own.links.flatMap((link) => [link.from, link.to]));
  const parents = new Set(own.expansions.filter((other) => other.key !== one.key).map((other) => other.from));
  return one.ids.filter((/** @type {Page.Id} */ id) => own.pinned.has(id) || own.notes.has(id) || boxed.has(id) || ends.has(id) || parents.has(id) || centres.includes(id));
}

/**
 * The fold that was opened, with those in it again that leave the chart now.
 * @param {Page.Chart} next
 * @param {{ node: Page.Mark, links: Page.Line[] }} given
 * @param {Set<Page.Id>} left
 */
function foldAgain(next, { node, links }, left) {
  const there = next.nodes.get(node.id);
  const back = (node.members ?? []).filter((id) => left.has(id));
  const members = [...new Set([...(there?.members ?? []), ...back])].sort();
  if (!members.length) return next;
  const whole = members.length === node.members?.length;
  const nodes = new Map(next.nodes).set(node.id, whole ? { ...node, ...(there && { x: there.x, y: there.y }) } : { ...(there ?? node), members });
  const others = next.links.filter((link) => link.from !== node.id && link.to !== node.id);
  return { ...next, nodes, links: [...others, ...links.filter((link) => [link.from, link.to].every((id) => nodes.has(id)))] };
}

/**
 * Fold one expansion again: what it added leaves, but for what carries work of its own.
 * @param {string} key
 */
export function fold(key) {
  const one = chart.value.own.expansions.find((other) => other.key === key);
  if (!one) return;
  const stays = new Set(kept(one));
  const left = new Set(one.ids.filter((id) => !stays.has(id)));
  const caption = captionOf(one.from);
  let next = without(chart.value, left);
  if (one.fold) next = foldAgain(next, one.fold, left);
  const expansions = next.own.expansions.filter((other) => other.key !== key);
  // Their neighbours have more again that is not drawn.
  chart.value = withOwn(counted(chart.value, next), { expansions });
  selection.value = selection.value.filter((id) => shown.value.nodes.has(id));
  pushed();
  say(t(stays.size ? "said.folded.kept" : "said.folded", { n: left.size, caption, kept: stays.size }));
}

/**
 * Fold the last expansion of an element again; where it has none, say so.
 * @param {string} id
 */
export function foldLast(id) {
  const last = expansionsOf(id).at(-1);
  if (last) fold(last.key);
  else say(t("said.nothing.to.fold", { caption: captionOf(id) }));
}

/**
 * The next chart, with every mark counting what it was tied to and is not drawn any more, and the facts behind its lines.
 * @param {Page.Chart} before
 * @param {Page.Chart} next
 */
export function counted(before, next) {
  const gone = new Map();
  const facts = new Map();
  for (const link of before.links)
    for (const [here, there] of [[link.from, link.to], [link.to, link.from]])
      if (next.nodes.has(here) && !next.nodes.has(there)) gone.set(here, (gone.get(here) ?? new Set()).add(there));
  for (const link of next.links) for (const id of new Set([link.from, link.to])) facts.set(id, (facts.get(id) ?? 0) + link.count);
  const folded = new Set([...next.nodes.values()].flatMap((node) => node.members ?? []));
  const size = (/** @type {Page.Id[]} */ ids) => [...ids].reduce((sum, id) => sum + (folded.has(id) ? 0 : standsForMany(/** @type {Page.Mark} */ (before.nodes.get(id)))), 0);
  const more = (/** @type {Page.Mark} */ node) => (node.members == null && gone.has(node.id) ? node.more + size(gone.get(node.id)) : node.more);
  const nodes = new Map([...next.nodes].map(([id, node]) => [id, { ...node, more: more(node), facts: facts.get(id) ?? 0 }]));
  return { ...next, nodes };
}
