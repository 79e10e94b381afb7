// Saving a chart, and what happens when somebody else was faster: nothing is lost, and both are shown.
import { ask } from "../api.js";
import { joined } from "../both.js";
import { CHARTS, SAVE_CHART } from "../questions_charts.js";
import { chart, dialog, savedCharts, sheet } from "../state.js";
import { t } from "../text/index.js";
import { asText, contentNow, dropDraft, isChanged } from "./draft.js";
import { readContent, savedOf, show } from "./open.js";
import { run, say } from "./run.js";
import { changed, pushed } from "./trail.js";

const LISTED = 20;

/** Save what is on the chart. Without a title yet, the dialog asks for one. */
export function saveNow() {
  const now = sheet.value;
  if (!chart.value.nodes.size) return say(t("said.save.nothing"));
  if (!now.saved) return void (dialog.value = { kind: "save" });
  if (!isChanged()) return say(t("said.save.unchanged"));
  return save(now);
}

/**
 * Save under a title, a case and notes. base: the version to build on, by default the one that was opened.
 * @param {{ title: string, case: Page.Id | null, notes: string }} about
 * @param {number | null} [base]
 */
export async function save({ title, case: file, notes }, base = sheet.value.saved?.version ?? null) {
  sheet.value = { ...sheet.value, title, case: file, notes };
  const now = sheet.value;
  const content = contentNow();
  const variables = { id: now.saved?.id ?? null, baseVersion: now.saved ? base : null, title, case: file, content };
  const answer = await run(t("busy.save"), (signal) => ask(SAVE_CHART, variables, signal), { key: "save" });
  if (!answer) return false;
  const { chart: saved, theirs, yours } = answer.saveChart;
  if (sheet.value.draft !== now.draft) return true; // another chart is at hand by now
  if (!saved) {
    dialog.value = { kind: "conflict", theirs, yours };
    say(t("said.conflict", { by: theirs.savedBy }));
    return false;
  }
  settle(saved, content);
  say(t("said.saved", { title, n: saved.version }));
  return true;
}

/**
 * The chart rests on this version from now on.
 * @param {Page.SavedChart} saved
 * @param {Page.Content} content
 */
function settle(saved, content) {
  sheet.value = { ...sheet.value, saved: savedOf(saved), title: saved.title, case: saved.case, content: asText(content), opened: null };
  dropDraft(sheet.value.draft);
  dialog.value = null;
  changed();
}

/**
 * After a conflict: mine becomes current; theirs stays as the version it is.
 * @param {{ theirs: Page.SavedChart }} both
 */
export const keepMine = ({ theirs }) => save(sheet.value, theirs.version);

/**
 * After a conflict: both on one chart, at hand and not yet saved, built on theirs.
 * @param {{ theirs: Page.SavedChart, yours: Page.SavedChart }} both
 */
export async function joinBoth({ theirs, yours }) {
  const content = joined(yours.content, theirs.content);
  const read = await run(t("busy.chart"), (signal) => readContent(content, signal), { replaces: true });
  if (!read) return;
  show(read, { ...sheet.value, saved: savedOf(theirs), title: theirs.title, case: theirs.case, notes: content.notes, content: null, opened: null });
  dialog.value = null;
  pushed();
  say(t("said.joined"));
}

/** Ask for the saved charts, the latest first. more: go on after those that are listed. */
export async function listCharts(more = false) {
  const before = more ? savedCharts.value : null;
  const answer = await ask(CHARTS, { first: LISTED, after: before?.cursor ?? null });
  const { edges, pageInfo, total } = answer.charts;
  savedCharts.value = { rows: [...(before?.rows ?? []), ...edges.map((/** @type {any} */ edge) => edge.node)], total, cursor: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
