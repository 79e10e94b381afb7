// What the page needs before it can show anything: the model, the names of the sources, the case.
import { ask } from "../api.js";
import { readModel } from "../model.js";
import { ME, MODEL, SOURCES, STORY } from "../questions.js";
import { analyst, model, sources, story } from "../state.js";
import { t } from "../text/index.js";
import { restore } from "./restore.js";
import { run } from "./run.js";
import { follow } from "./trail.js";

/** @param {AbortSignal} signal */
async function everything(signal) {
  const [described, listed, told, who] = await Promise.all([MODEL, SOURCES, STORY, ME].map((question) => ask(question, {}, signal)));
  model.value = readModel(described.model);
  sources.value = new Map(listed.sources.edges.map((/** @type {{ node: Page.Source }} */ { node }) => [node.name, node]));
  analyst.value = who.me.name;
  story.value = told.story ?? null;
}

/** Ask for all of it, then follow the address; when that fails, the page says so and offers to try again. */
export const start = async () => {
  const ready = await run(t("busy.start"), (/** @type {AbortSignal} */ signal) => everything(signal).then(() => true), { again: start });
  if (ready) await follow(restore);
};
