// How do several hang together? Who and what lies on the shortest paths between them, in the panel and on the diagram.
import { rows } from "../chart_data.js";
import { AMONG, CONNECT, NAMES } from "../questions_paths.js";
import { chart, filter, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { ask } from "../api.js";
import { askBehind } from "./behind.js";
import { add } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { changed } from "./trail.js";

/** The API's bound on entities that are connected. */
export const MOST_TIED = 20;
/** What is asked where nothing else is chosen; elements that are drawn. */
export const USUAL = Object.freeze(/** @type {Page.ConnectLimits} */ ({ maxHops: 4, hubLimit: 100, limit: 60, linkTypes: null, avoid: [] }));
/** Facts of one path that are asked for. */
const FACTS = 200;
/** Hubs that are named. */
const NAMED = 50;

/**
 * The answer with the names of whoever it tells of.
 * @param {Page.Id[]} ids
 * @param {Page.ConnectLimits} limits
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Network>}
 */
async function asked(ids, limits, signal) {
  const { omitted, hubsNotWalked, columns } = (await askBehind(CONNECT, { filter: filter.value, ids, ...limits }, signal)).connectingNetwork;
  const drawn = rows(columns.nodes);
  const names = new Map(drawn.map((node) => [node.id, node]));
  const holders = rows(columns.holders);
  const hubs = hubsNotWalked.slice(0, NAMED);
  const unnamed = [...holders.map((holder) => holder.id), ...hubs].filter((id) => !names.has(id));
  if (unnamed.length) for (const one of (await ask(NAMES, { ids: unnamed }, signal)).entities) names.set(one.id, one);
  const known = hubs.map((/** @type {Page.Id} */ id) => names.get(id)).filter(Boolean);
  return { holders, ties: rows(columns.ties), apart: columns.apart, hubs: known, hubCount: hubsNotWalked.length, names, omitted, limits, drawn: drawn.map((node) => node.id) };
}

/**
 * How do these hang together? Shows it and draws it. limits: over what, how far, and past what.
 * @param {Page.Id[]} ids
 * @param {Page.ConnectLimits} [limits]
 */
export async function connect(ids, limits = USUAL) {
  const before = panel.value.kind === "connect" ? panel.value : null;
  tab.value = "connect";
  panel.value = { kind: "connect", ids, network: null };
  lit.value = null;
  const network = await run(t("busy.connect"), (signal) => asked(ids, limits, signal), { key: `connect ${ids.join()} ${JSON.stringify(limits)}` });
  if (!network) {
    if (panel.value.kind === "connect") panel.value = before ?? { kind: "element" };
    return;
  }
  panel.value = { kind: "connect", ids, network };
  if (network.ties.length && (await add(network.drawn, { from: ids[0] })) === null) return;
  panel.value = { kind: "connect", ids, network };
  selection.value = [];
  lightPaths(network.ties.map((tie) => tie.path));
  say(t("said.connect", { n: network.holders.length, pairs: network.ties.length }));
  changed();
}

/**
 * Light up paths that are drawn.
 * @param {Page.Id[][]} paths
 */
export function lightPaths(paths) {
  const pairs = new Set(paths.flatMap((path) => path.slice(1).map((id, k) => `${path[k]}\n${id}`)));
  lit.value = paths.length ? { nodes: new Set(paths.flat().filter((id) => chart.value.nodes.has(id))), pairs, refused: new Set() } : null;
}

/**
 * The facts of each hop of a path, by link type.
 * @param {Page.Id[]} path
 * @param {AbortSignal} signal
 * @returns {Promise<Page.Step[][]>}
 */
export async function stepsOf(path, signal) {
  const { edges } = (await askFiltered(AMONG, { ids: path, first: FACTS }, signal)).facts;
  /** @type {Page.Fact[]} */
  const facts = edges.map((/** @type {{ node: Page.Fact }} */ edge) => edge.node);
  return path.slice(1).map((to, k) => {
    const from = path[k];
    const here = facts.filter((fact) => (fact.from === from && fact.to === to) || (fact.from === to && fact.to === from));
    const types = [...new Set(here.map((fact) => fact.linkType))];
    return types.map((linkType) => {
      const some = here.filter((fact) => fact.linkType === linkType);
      return { from, to, linkType, facts: some, factCount: some.length };
    });
  });
}
