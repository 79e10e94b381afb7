// How work that takes time is run: a progress sign with cancel after a moment, and a failure that says what to do.
import { ask } from "../api.js";
import { busy, failed, filter, said } from "../state.js";
import { t } from "../text/index.js";

const PATIENCE_MS = 250;
let current = null;

/** Ask a question about facts, under the filter in force. */
export const askFiltered = (query, variables, signal) => ask(query, { filter: filter.value, ...variables }, signal);

/** Say on the live line what changed. */
export const say = (text) => {
  said.value = text;
};

/**
 * Run `work(signal)` under the name `text`. Work begun later cancels it. Gives its answer, or undefined when it was
 * cancelled or failed; a failure is shown, with a button that calls `again` where one is given.
 */
export async function run(text, work, again = null) {
  current?.abort();
  const own = new AbortController();
  current = own;
  failed.value = null;
  const cancel = () => {
    own.abort();
    settle();
    say(t("busy.cancelled"));
  };
  const sign = setTimeout(() => {
    busy.value = { text, cancel };
  }, PATIENCE_MS);
  const settle = () => {
    clearTimeout(sign);
    if (current !== own) return;
    current = null;
    busy.value = null;
  };
  try {
    const answer = await work(own.signal);
    return own.signal.aborted ? undefined : answer;
  } catch (problem) {
    if (problem.name !== "AbortError" && !own.signal.aborted) {
      failed.value = { problem, again };
      say(problem.message);
    }
    return undefined;
  } finally {
    settle();
  }
}
