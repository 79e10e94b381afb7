// How work that takes time is run: a progress sign with cancel after a moment, and a failure that says what to do.
import { ask } from "../api.js";
import { busy, failed, filter, said, working } from "../state.js";
import { t } from "../text/index.js";
import { answers } from "./connection.js";

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
 * cancelled or failed; a failure is shown, with a button that calls `again` where one is given. While the server is
 * away the work waits, and goes on when it answers again.
 */
export async function run(text, work, again = null) {
  current?.abort();
  const own = new AbortController();
  current = own;
  failed.value = null;
  working.value = true;
  const cancel = () => {
    own.abort();
    failed.value = null;
    say(t("busy.cancelled"));
  };
  try {
    for (;;) {
      const outcome = await once(text, work, own.signal, cancel);
      if (own.signal.aborted) return undefined;
      if (!outcome.problem) return outcome.answer;
      const { problem } = outcome;
      failed.value = { problem, again, waiting: problem.gone, cancel };
      say(problem.message);
      if (!problem.gone) return undefined;
      await answers();
      if (own.signal.aborted) return undefined;
      failed.value = null;
      say(t("said.answers"));
    }
  } finally {
    if (current === own) {
      current = null;
      working.value = false;
    }
  }
}

/** One try: { answer } or { problem }; the sign of it stands while it lasts. */
async function once(text, work, signal, cancel) {
  const sign = { text, cancel };
  const timer = setTimeout(() => {
    busy.value = sign;
  }, PATIENCE_MS);
  const settle = () => {
    clearTimeout(timer);
    if (busy.value === sign) busy.value = null;
  };
  signal.addEventListener("abort", settle);
  try {
    return { answer: await work(signal) };
  } catch (problem) {
    if (problem.name === "AbortError" || signal.aborted) return {};
    return { problem };
  } finally {
    settle();
  }
}

/** Show a problem of a question beside the main work; one of a server that is away goes when it answers again. */
export function trouble(problem, again = null) {
  failed.value = { problem, again: problem.gone ? null : again, waiting: problem.gone };
  if (!problem.gone) return;
  answers().then(() => {
    if (failed.value?.problem === problem) failed.value = null;
    say(t("said.answers"));
    again?.();
  });
}
