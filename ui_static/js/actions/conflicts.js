// Where departments differ, or decisions contradict each other, about an element that is drawn: asked behind the drawing, so that it never waits for it.
import { ask } from "../api.js";
import { singles } from "../chart_data.js";
import { contradictions, openConflicts } from "../departments.js";
import { CONFLICTS } from "../questions.js";
import { chart, conflicts, decided } from "../state.js";
import { effect } from "../ui.js";

const AT_ONCE = 100;
const asked = new Set();

/** @param {Page.Id[]} ids */
async function look(ids) {
  const { entities } = await ask(CONFLICTS, { ids });
  const next = new Map(conflicts.peek());
  for (const entity of entities) if (entity) next.set(entity.id, openConflicts(entity).length + contradictions(entity).length > 0);
  conflicts.value = next;
}

/** Keep `conflicts` up with what is drawn. A question that fails leaves its marks out until the element is drawn anew. */
export function followConflicts() {
  let decisions = decided.peek();
  effect(() => {
    const drawn = singles(chart.value).map((node) => node.id);
    if (decided.value !== decisions) asked.clear();
    decisions = decided.value;
    const wanted = drawn.filter((id) => !asked.has(id));
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const some = wanted.slice(at, at + AT_ONCE);
      some.forEach((id) => asked.add(id));
      look(some).catch(() => some.forEach((id) => asked.delete(id)));
    }
  });
}
