// The steps of the case on the start screen: saved views out of the server's answer, opened here.
import { chart, filter, starting, step, story, under } from "../state.js";
import { drawView, filterBy } from "./draw.js";
import { drawCommunityOf } from "./group.js";
import { openMoney } from "./money.js";
import { findPaths } from "./paths.js";
import { changed } from "./trail.js";

/** @type {Record<string, (then: any) => unknown>} */
const THEN = {
  path: ({ from, to }) => findPaths(from, to),
  community: ({ of, linkTypes, resolution }) => drawCommunityOf(of, { linkTypes, resolution }),
  filter: ({ filter: wanted }) => filterBy(wanted),
  money: async ({ from, filter: wanted }) => {
    await filterBy(wanted);
    openMoney(from);
  },
};

/**
 * What a step does after its view, as the variables of its question say.
 * @param {Record<string, Page.Json>} given
 */
function derived({ from, to, dealer, links, resolution, graded, day }) {
  if (from && to) return { kind: "path", from, to };
  if (resolution) return { kind: "community", of: dealer, linkTypes: links, resolution };
  return graded || day ? { kind: "filter", filter: graded ?? day } : null;
}

/**
 * Open the step of this index: its view, and what it does then.
 * @param {number} index
 */
export async function takeStep(index) {
  const one = story.value?.steps[index];
  if (!one) return;
  step.value = index;
  filter.value = under.value = null;
  if (!(await drawView(one))) return;
  starting.value = false;
  const then = one.then ?? derived(one.variables);
  if (then) await THEN[then.kind](then);
  changed();
}

/**
 * The pairs of the step that a person may still decide to be the same: both are drawn, each by itself.
 * @param {Page.StoryStep} one
 */
export const openDecisions = (one) => one.decide.filter(({ a, b }) => chart.value.nodes.has(a) && chart.value.nodes.has(b));
