// Communities among what is drawn, as hulls on the diagram and as lists in the panel.
import { singles } from "../chart_data.js";
import { COMMUNITIES, COMMUNITY_OF } from "../questions.js";
import { chart, groups, lit, panel, selection, tab } from "../state.js";
import { t } from "../text/index.js";
import { add } from "./draw.js";
import { askFiltered, run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

/** A community of one is no group. */
const LEAST = 2;
/** Members of one community that are drawn at once. */
const MOST_DRAWN = 60;

/** @typedef {{ memberIds: Page.Id[], sure: number[] | null, bridges: { entity: { id: Page.Id }, communities: number[] }[] }} Found */

/**
 * What is told of a community: its members, how surely each belongs, and into which others one is linked.
 * @param {Found} found
 */
const asGroup = ({ memberIds, sure, bridges }) => ({
  members: memberIds,
  sure: new Map(memberIds.map((id, k) => [id, sure?.[k] ?? 1])),
  bridges: new Map(bridges.map((bridge) => [bridge.entity.id, bridge.communities])),
});

/**
 * Find communities among what is drawn. keep: the view comes out of the address, so it is no new step.
 * @param {{ keep?: boolean }} [given]
 */
export async function findGroups({ keep = false } = {}) {
  const ids = singles(chart.value).map((node) => node.id);
  if (ids.length < LEAST) return say(t("said.groups.few"));
  const answer = await run(t("busy.groups"), (/** @type {AbortSignal} */ signal) => askFiltered(COMMUNITIES, { among: ids, first: 100 }, signal));
  if (!answer) return;
  const found = answer.communities;
  const all = found.edges.map((/** @type {{ node: Found }} */ edge) => asGroup(edge.node));
  const kept = all.filter((/** @type {Page.Group} */ group) => group.members.length >= LEAST).map((/** @type {Page.Group} */ group, /** @type {number} */ k) => ({ ...group, label: t("group.label", { n: k + 1 }) }));
  lit.value = null;
  groups.value = { ...found.parameters, modularity: found.modularity, groups: kept, alone: all.length - kept.length };
  tab.value = "groups";
  panel.value = { kind: "groups" };
  say(t("said.groups", { n: kept.length }));
  if (keep) changed();
  else pushed();
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
