// Communities among what is drawn, as hulls on the diagram and as lists in the panel.
import { singles } from "../chart_data.js";
import { COMMUNITIES, COMMUNITY_OF, POSITIONS } from "../questions.js";
import { chart, groups, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { add } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

/** A community of one is no group. */
const LEAST = 2;
/** Members of one community that are drawn at once. */
const MOST_DRAWN = 60;

/** What is asked where nothing else is chosen. */
export const USUAL = Object.freeze(/** @type {Page.GroupLimits} */ ({ method: "LEIDEN", resolution: 1, runs: 5, seed: 1, k: null }));
/** Positions that are told of. */
const POSITIONED = 10;

/**
 * What is told of a community: its members, how surely each belongs, into which others one is linked, and what it is made of.
 * @param {Page.Json} found
 * @returns {Page.Group}
 */
const asGroup = ({ memberIds, sure, bridges, ...rest }) => ({
  ...rest,
  label: t("group.label", { n: rest.number }),
  members: memberIds,
  sure: new Map(memberIds.map((/** @type {Page.Id} */ id, /** @type {number} */ k) => [id, sure?.[k] ?? 1])),
  bridges: new Map(bridges.map((/** @type {Page.Json} */ bridge) => [bridge.entity.id, bridge.communities])),
});

/**
 * Find communities among what is drawn. keep: the view comes out of the address, so it is no new step. limits: by which method.
 * @param {{ keep?: boolean, limits?: Page.GroupLimits }} [given]
 */
export async function findGroups({ keep = false, limits = groups.value?.limits ?? USUAL } = {}) {
  const ids = singles(chart.value).map((node) => node.id);
  if (ids.length < LEAST) return say(t("said.groups.few"));
  const answer = await run(t("busy.groups"), (/** @type {AbortSignal} */ signal) => askFiltered(COMMUNITIES, { among: ids, ...limits, first: 100 }, signal));
  if (!answer) return;
  const found = answer.communities;
  /** @type {Page.Group[]} */
  const all = found.edges.map((/** @type {{ node: Page.Json }} */ edge) => asGroup(edge.node));
  const kept = all.filter((group) => group.members.length >= LEAST);
  lit.value = null;
  groups.value = { ...found.parameters, modularity: found.modularity, outside: found.outside, limits, positions: null, groups: kept, alone: all.length - kept.length + found.outside };
  tab.value = "groups";
  panel.value = { kind: "groups" };
  say(t("said.groups", { n: kept.length }));
  if (keep) changed();
  else pushed();
}

/** Which positions what is drawn hangs on, and who lies between the others: told beside the groups, and never kept. */
export async function findPositions() {
  const ids = singles(chart.value).map((node) => node.id);
  const answer = await run(t("busy.positions"), (/** @type {AbortSignal} */ signal) => askFiltered(POSITIONS, { among: ids, first: POSITIONED }, signal));
  if (!answer || !groups.value) return;
  const { cutPoints: cuts, centrality: ranking } = answer;
  const nodes = (/** @type {Page.Json} */ connection) => connection.edges.map((/** @type {{ node: Page.Json }} */ edge) => edge.node);
  const { entities, records, hiddenByFilter: hidden } = ranking.basis;
  const brokers = nodes(ranking).filter((/** @type {{ score: number }} */ one) => one.score > 0);
  groups.value = { ...groups.value, positions: { cuts: nodes(cuts), cutCount: cuts.total, pairs: cuts.pairs, pairCount: cuts.pairCount, brokers, entities, records, hidden } };
  say(t("said.positions", { n: cuts.total }));
}

/** Take the hulls off again. */
export function dropGroups() {
  groups.value = null;
  panel.value = { kind: "element" };
  pushed();
}

/**
 * The members of a group that are not drawn.
 * @param {Page.Group} group
 */
export const undrawn = (group) => group.members.filter((id) => !chart.value.nodes.has(id));

/**
 * Draw the next members of a group that are not drawn.
 * @param {Page.Group} group
 * @param {Page.Id | null} from
 */
export async function drawMembers(group, from) {
  const came = await add(undrawn(group).slice(0, MOST_DRAWN), { from });
  if (came) say(t("said.members", { n: came.length, more: undrawn(group).length }));
}

/**
 * Show the community of one element: a hull around its members that are drawn. options: linkTypes, resolution, as the question takes them.
 * @param {Page.Id} id
 * @param {{ linkTypes?: string[], resolution?: number }} [options]
 */
export async function drawCommunityOf(id, options = {}) {
  const answer = await run(t("busy.groups"), (/** @type {AbortSignal} */ signal) => askFiltered(COMMUNITY_OF, { id, ...options }, signal));
  const found = answer?.communityOf;
  if (!found) return answer && say(t("said.groups.none"));
  lit.value = null;
  groups.value = { groups: [{ label: t("group.of"), members: found.memberIds }], alone: 0, of: id };
  selection.value = [id];
  tab.value = "groups";
  panel.value = { kind: "groups" };
  pushed();
  const shown = found.memberIds.filter((/** @type {string} */ member) => chart.value.nodes.has(member)).length;
  say(t("said.group.of", { n: shown, of: found.size }));
}
