// From what an analysis found to the diagram.
import { dialog } from "../state.js";
import { t } from "../text/index.js";
import { add } from "./draw.js";
import { say } from "./run.js";

/** Elements of one row that are drawn: as many as a first diagram holds. */
const MOST = 40;

/**
 * Draw the elements of a row beside what is drawn, and close the dialog.
 * @param {Page.Id[]} ids
 */
export async function drawFound(ids) {
  dialog.value = null;
  const came = await add(ids.slice(0, MOST));
  if (came) say(t("analyses.drawn", { n: came.length, of: ids.length }));
}
