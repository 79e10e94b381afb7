// How work that takes time is run: one after the other, with a progress sign and cancel after a moment, and a failure
// that says what to do. Work never overtakes work, so that no answer is lost or comes upon a chart it was not asked for.
import { ask } from "../api.js";
import { busy, failed, filter, said, working } from "../state.js";
import { t } from "../text/index.js";
import { answers } from "./connection.js";

const PATIENCE_MS = 250;
/** What runs, and behind it what waits: { text, work, again, key, own, done }. */
/** @type {{ text: string, work: (signal: AbortSignal) => Promise<any>, again: (() => void) | null, key: string | null, own: AbortController, done: Promise<any> }[]} */
const line = [];

/**
 * Ask a question about facts, under the filter in force.
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @param {AbortSignal} [signal]
 */
export const askFiltered = (query, variables, signal) => ask(query, { filter: filter.value, ...variables }, signal);

/**
 * Say on the live line what changed.
 * @param {string} text
 */
export const say = (text) => {
  said.value = text;
};

/**
 * Run `work(signal)` under the name `text` when what was begun before is done. Gives its answer, or undefined when it was
 * cancelled or failed. options.again: what the button "Try again" of a failure calls. options.key: the same work that runs
 * or waits already is not run twice; this call gives undefined. options.replaces: what runs or waits is cancelled, since
 * its chart goes. While the server is away the work waits, and goes on when it answers again.
 * @template Answer
 * @param {string} text
 * @param {(signal: AbortSignal) => Promise<Answer>} work
 * @param {{ again?: (() => void) | null, key?: string | null, replaces?: boolean }} [options]
 * @returns {Promise<Answer | undefined>}
 */
export async function run(text, work, { again = null, key = null, replaces = false } = {}) {
  if (key !== null && line.some((item) => item.key === key)) return undefined;
  if (replaces) for (const item of line) item.own.abort();
  const item = { text, work, again, key, own: new AbortController(), done: /** @type {Promise<any>} */ (Promise.resolve()) };
  const before = line.at(-1)?.done;
  line.push(item);
  working.value = true;
  item.done = Promise.resolve(before)
    .then(() => (item.own.signal.aborted ? undefined : through(item)))
    .finally(() => {
      line.splice(line.indexOf(item), 1);
      working.value = line.length > 0;
    });
  return item.done;
}

/** @param {AbortSignal} signal */
const aborted = (signal) => new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));

/**
 * Try until there is an answer, a failure that is no absence of the server, or a cancel.
 * @param {typeof line[number]} item
 * @returns {Promise<any>}
 */
async function through({ text, work, again, own }) {
  failed.value = null;
  const cancel = () => {
    own.abort();
    failed.value = null;
    say(t("busy.cancelled"));
  };
  for (;;) {
    const outcome = await once(text, work, own.signal, cancel);
    if (own.signal.aborted) return undefined;
    if (!outcome.problem) return outcome.answer;
    const problem = /** @type {Page.Failure} */ (outcome.problem);
    failed.value = { problem, again, waiting: problem.gone, cancel };
    say(problem.message);
    if (!problem.gone) return undefined;
    await Promise.race([answers(), aborted(own.signal)]);
    if (own.signal.aborted) return undefined;
    failed.value = null;
    say(t("said.answers"));
  }
}

/**
 * One try: { answer } or { problem }; the sign of it stands while it lasts.
 * @param {string} text
 * @param {(signal: AbortSignal) => Promise<any>} work
 * @param {AbortSignal} signal
 * @param {() => void} cancel
 * @returns {Promise<{ answer?: any, problem?: unknown }>}
 */
async function once(text, work, signal, cancel) {
  const sign = { text, cancel };
  const timer = setTimeout(() => {
    busy.value = sign;
  }, PATIENCE_MS);
  const settle = () => {
    clearTimeout(timer);
    if (busy.value?.cancel === cancel) busy.value = null;
  };
  signal.addEventListener("abort", settle);
  try {
    return { answer: await work(signal) };
  } catch (problem) {
    if (signal.aborted || (problem instanceof DOMException && problem.name === "AbortError")) return {};
    return { problem };
  } finally {
    settle();
  }
}

/**
 * Show a problem of a question beside the main work; one of a server that is away goes when it answers again.
 * @param {Page.Failure} problem
 * @param {(() => void) | null} [again]
 */
export function trouble(problem, again = null) {
  failed.value = { problem, again: problem.gone ? null : again, waiting: problem.gone };
  if (!problem.gone) return;
  answers().then(() => {
    if (failed.value?.problem === problem) failed.value = null;
    say(t("said.answers"));
    again?.();
  });
}
