// Boxes: marks grouped into one, under a title, and opened again. A box says nothing of the data.
import { ownId, withOwn } from "../own.js";
import { chart, dialog, selection, shown } from "../state.js";
import { t } from "../text/index.js";
import { elementsOf } from "./hide.js";
import { say } from "./run.js";
import { pushed } from "./trail.js";

/**
 * @param {Page.Mark[]} marks
 * @param {"x" | "y"} axis
 */
const mean = (marks, axis) => Math.round(marks.reduce((sum, mark) => sum + mark[axis], 0) / marks.length);

/**
 * Where a closed box stands: at the place of the member that is nearest to their middle, since that is free then.
 * @param {Page.Mark[]} marks
 */
function middleOf(marks) {
  const [x, y] = [mean(marks, "x"), mean(marks, "y")];
  const far = (/** @type {Page.Mark} */ mark) => Math.hypot(mark.x - x, mark.y - y);
  const nearest = marks.reduce((best, mark) => (far(mark) < far(best) ? mark : best));
  return { x: nearest.x, y: nearest.y };
}

/**
 * Group these marks into a closed box in their middle. A mark is in one box only.
 * @param {Page.Id[]} ids
 * @param {string} title
 */
export function group(ids, title) {
  const marks = ids.map((id) => shown.value.nodes.get(id)).filter((mark) => mark !== undefined);
  const members = [...new Set(elementsOf(ids))];
  const into = new Set(members);
  const box = { id: ownId("box"), title, members, open: false, ...middleOf(marks) };
  const others = chart.value.own.boxes.map((other) => ({ ...other, members: other.members.filter((id) => !into.has(id)) }));
  chart.value = withOwn({ ...chart.value, around: false }, { boxes: [...others.filter((other) => other.members.length), box] });
  selection.value = [box.id];
  dialog.value = null;
  pushed();
  say(t("said.boxed", { n: members.length, title }));
}

/**
 * @param {string} id
 * @param {Partial<Page.OwnBox>} part
 */
const change = (id, part) => chart.value.own.boxes.map((box) => (box.id === id ? { ...box, ...part } : box));

/**
 * Open a box: its members stand where they stood, in a frame under its title.
 * @param {string} id
 */
export function openBox(id) {
  const box = chart.value.own.boxes.find((other) => other.id === id);
  if (!box) return;
  chart.value = withOwn(chart.value, { boxes: change(id, { open: true }) });
  selection.value = box.members.filter((member) => shown.value.nodes.has(member));
  pushed();
  say(t("said.box.opened", { n: box.members.length, title: box.title }));
}

/**
 * Close an open box again.
 * @param {string} id
 */
export function closeBox(id) {
  const box = chart.value.own.boxes.find((other) => other.id === id);
  if (!box) return;
  const marks = box.members.map((member) => shown.value.nodes.get(member)).filter((mark) => mark !== undefined);
  const at = marks.length ? middleOf(marks) : {};
  chart.value = withOwn(chart.value, { boxes: change(id, { open: false, ...at }) });
  selection.value = [id];
  pushed();
  say(t("said.boxed", { n: box.members.length, title: box.title }));
}

/**
 * Take the box away; its members stay.
 * @param {string} id
 */
export function unbox(id) {
  const box = chart.value.own.boxes.find((other) => other.id === id);
  if (!box) return;
  chart.value = withOwn(chart.value, { boxes: chart.value.own.boxes.filter((other) => other.id !== id) });
  selection.value = box.members.filter((member) => shown.value.nodes.has(member));
  pushed();
  say(t("said.unboxed", { title: box.title }));
}
