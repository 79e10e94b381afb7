// Questions that may take long are answered behind: the page asks how far they are, says so, and can stop them.
import { Problem, ask, problemOf } from "../api.js";
import { busy } from "../state.js";
import { t } from "../text/index.js";

const BEGIN = `query Begin($query: String!, $variables: JSON) { inBackground(query: $query, variables: $variables) { id } }`;
const HOW_FAR = `query HowFar($id: ID!) { job(id: $id) { state done total result } }`;
const STOP = `mutation Stop($id: ID!) { cancelJob(id: $id) { state } }`;

/** Milliseconds until the page asks again, at first and at most. */
const [SOON, LATE] = [40, 800];

/**
 * @param {number} time
 * @param {AbortSignal} signal
 */
const pause = (time, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve(undefined)), { once: true });
  });

/**
 * The answer of a question that is answered behind, as `ask` gives it. Part of a `run`, whose sign says how far it is; its
 * cancel stops the work on the server too.
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
export async function askBehind(query, variables, signal) {
  // Not given up half-way: a job that was begun is stopped by its id alone.
  const { id } = (await ask(BEGIN, { query, variables })).inBackground;
  const stop = () => void ask(STOP, { id }).catch(() => null);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  for (let wait = SOON; ; wait = Math.min(LATE, wait * 1.5)) {
    await pause(wait, signal);
    signal.throwIfAborted();
    const job = (await ask(HOW_FAR, { id }, signal)).job;
    if (!job || job.state === "cancelled") throw new Problem("CANCELLED", t("error.CANCELLED"));
    if (job.state === "failed") throw problemOf({ message: job.result.message, extensions: { code: job.result.code } });
    if (job.state === "done") return answerOf(job.result);
    if (busy.value) busy.value = { ...busy.value, far: { waits: job.state === "waiting", done: job.done, total: job.total } };
  }
}

/** @param {{ data: any, errors?: Parameters<typeof problemOf>[0][] }} result */
function answerOf({ data, errors }) {
  const first = errors?.[0];
  if (first) throw problemOf(first);
  return data;
}
