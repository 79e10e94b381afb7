// What several elements have to do with each other: what they have in common, and what lies on the paths between them.
import { COMMON } from "../questions.js";
import { chart, lit, panel, selection, shown, tab } from "../state.js";
import { t } from "../text/index.js";
import { between } from "../between.js";
import { add } from "./draw.js";
import { keepOnly } from "./hide.js";
import { askFiltered, run, say } from "./run.js";
import { changed } from "./trail.js";

/**
 * What do these have in common? Neighbours of two of them or more, of most of them first; shown in the panel.
 * @param {Page.Id[]} ids
 */
export async function findCommon(ids) {
  const answer = await run(t("busy.common"), (signal) => askFiltered(COMMON, { ids }, signal), { key: `common ${ids.join()}` });
  if (!answer) return;
  const { total, edges } = answer.commonNeighbours;
  const rows = edges.map((/** @type {{ node: Page.Shared }} */ { node }) => ({ entity: node.entity, of: node.of, facts: node.facts }));
  tab.value = "common";
  panel.value = { kind: "common", ids, shared: rows, total };
  selection.value = ids;
  light(ids, rows);
  say(rows.length ? t("said.common", { n: total ?? rows.length }) : t("said.common.none"));
  changed();
}

/**
 * Light up what they have in common and is drawn, with the lines to it.
 * @param {Page.Id[]} ids
 * @param {any[]} rows
 */
function light(ids, rows) {
  const there = rows.filter((row) => chart.value.nodes.has(row.entity.id));
  if (!there.length) return;
  const pairs = new Set(there.flatMap((row) => row.of.map((/** @type {Page.Id} */ of) => `${of}\n${row.entity.id}`)));
  lit.value = { nodes: new Set([...ids, ...there.map((row) => row.entity.id)]), pairs, refused: new Set() };
}

/**
 * Draw some of what they have in common.
 * @param {any[]} rows
 */
export async function drawCommon(rows) {
  const { ids = [] } = panel.value;
  const came = await add(rows.map((row) => row.entity.id), { from: ids[0] });
  if (came === null) return;
  selection.value = ids;
  light(ids, panel.value.shared ?? rows);
  say(t("said.common.drawn", { n: came.length }));
}

/**
 * Hide everything on the chart that lies on no path between these.
 * @param {Page.Id[]} ids
 */
export function keepPaths(ids) {
  const { nodes } = shown.value;
  const links = shown.value.links.filter((link) => !link.finding); // no path walks a finding
  const kept = between([...nodes.keys()], links, ids);
  const tied = ids.some((id) => links.some((link) => kept.has(link.from) && kept.has(link.to) && (link.from === id || link.to === id)));
  if (!tied) return say(t("said.keep.none"));
  for (const node of nodes.values()) if (kept.has(node.bearer ?? "")) kept.add(node.id);
  keepOnly([...kept], "said.kept.paths");
}
