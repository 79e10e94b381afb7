// The steps of the case on the start screen: each step's action is data from the server, carried out here.
import { chart, selection, starting, step, story, wantedSearch } from "../state.js";
import { add, around } from "./draw.js";
import { drawCommunityOf } from "./group.js";
import { changed } from "./trail.js";
import { findPaths } from "./why.js";

const HOW = {
  search: ({ text }) => {
    wantedSearch.value = { text };
  },
  diagram: ({ centres, kind: _kind, ...options }) => around(centres, options),
  entity: async ({ id }) => {
    if (!chart.value.nodes.has(id)) await add([id]);
    selection.value = [id];
  },
  path: async ({ from, to, kind: _kind, ...limits }) => {
    if (!chart.value.nodes.has(from)) await around([from]);
    await findPaths(from, to, limits);
  },
  communities: async ({ around: id }) => {
    if (!chart.value.nodes.has(id)) await around([id]);
    await drawCommunityOf(id);
  },
};

/** Whether the page can carry out this step's action. */
export const canDo = (one) => Boolean(one?.action && Object.hasOwn(HOW, one.action.kind));

/** Carry out the step of this index. */
export async function takeStep(index) {
  const one = story.value?.steps[index];
  if (!canDo(one)) return;
  step.value = index;
  if (one.action.kind !== "search") starting.value = false;
  await HOW[one.action.kind](one.action);
  changed();
}
