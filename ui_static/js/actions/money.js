// Where money went or came from, and the shapes in which it moves; what is found can go onto the diagram.
import { MONEY, SHAPES } from "../questions_money.js";
import { chart, filter, lit, money, selection, shapes, under } from "../state.js";
import { t } from "../text/index.js";
import { askBehind } from "./behind.js";
import { add, captionOf, select } from "./draw.js";
import { run, say } from "./run.js";
import { pushed } from "./trail.js";

/**
 * The filter in force, with a window of time of one's own.
 * @param {Page.Window} window
 */
const within = ({ since, until }) => ({ ...filter.value, since, until });

/**
 * Unfold the money under the diagram, with this to begin from.
 * @param {Page.Id} id
 */
export function openMoney(id) {
  select([id]);
  under.value = "money";
}

/**
 * Follow money; the drawer shows it.
 * @param {Page.MoneyQuestion} asked
 */
export async function followMoney(asked) {
  const { since, until, ...variables } = asked;
  const work = (/** @type {AbortSignal} */ signal) => askBehind(MONEY, { ...variables, filter: within(asked) }, signal);
  const answer = await run(t("busy.money"), work, { key: `money ${JSON.stringify(asked)}` });
  if (!answer) return;
  if (!answer.moneyTrace) return say(t("said.unknown"));
  money.value = { asked, flow: answer.moneyTrace };
  const n = answer.moneyTrace.flows.reduce((/** @type {number} */ sum, /** @type {Page.Flow} */ flow) => sum + flow.paymentCount, 0);
  say(t("said.money", { n, caption: captionOf(asked.from) }));
}

/**
 * Find the shapes in which money moves; a page at a time.
 * @param {Page.ShapesQuestion} asked
 * @param {Page.ShapesAnswer | null} [before]
 */
export async function findShapes(asked, before = null) {
  const { since, until, ...variables } = asked;
  const work = (/** @type {AbortSignal} */ signal) => askBehind(SHAPES, { ...variables, first: 20, after: before?.pageInfo.endCursor, filter: within(asked) }, signal);
  const answer = await run(t("busy.shapes"), work, { key: `shapes ${JSON.stringify(asked)} ${before?.rows.length}` });
  if (!answer) return;
  const { edges, ...found } = answer.moneyPatterns;
  const rows = [...(before?.rows ?? []), ...edges.map((/** @type {{ node: Page.MoneyShape }} */ edge) => edge.node)];
  shapes.value = { ...found, asked, rows };
  say(t("said.shapes", { n: found.total }));
}

/**
 * Draw who took part, and light up the lines between them.
 * @param {Page.Id[]} ids
 * @param {{ from: Page.Id, to: Page.Id }[]} payments
 */
export async function drawPayments(ids, payments) {
  const missing = ids.filter((id) => !chart.value.nodes.has(id) || chart.value.own.hidden.has(id));
  let came = 0;
  if (missing.length) {
    const found = await add(ids, { from: ids.find((id) => chart.value.nodes.has(id)) ?? null, push: false });
    if (found === null) return;
    came = found.length;
  }
  selection.value = [];
  lit.value = { nodes: new Set(ids), pairs: new Set(payments.map(({ from, to }) => `${from}\n${to}`)), refused: new Set() };
  pushed();
  say(t("said.money.drawn", { n: came }));
}
