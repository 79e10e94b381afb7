// The one way to the server: POST /graphql. Every failure becomes a Problem that says what happened and what to do.
import { updated } from "./state.js";
import { language, t } from "./text/index.js";

const ENDPOINT = new URL("/graphql", location.href);

const HEALTH = new URL("/health", location.href);

/** @type {string | null} */
let edition = null;

/** Note which edition of the page answers; another one than at first means that this page was loaded before an update. */
function heard(/** @type {Response} */ response) {
  const now = response.headers.get("Sightline-Edition");
  edition ??= now;
  if (now && now !== edition) updated.value = true;
  return response;
}

/**
 * What went wrong. `code`: the API's own, or OFFLINE where no answer came. `gone`: the server or its store is away. `expected`:
 * what would have been right, in the server's words, or "".
 */
export class Problem extends Error {
  constructor(/** @type {string} */ code, /** @type {string} */ message, expected = "") {
    super(message);
    this.expected = expected;
    this.code = code;
    this.gone = ["OFFLINE", "STORE_UNAVAILABLE"].includes(code);
  }
}

/**
 * The problem that an error of the server tells. The server speaks English; to whoever reads another language the page says
 * by the code what happened, with the server's own words behind it where these say more.
 * @param {{ message: string, extensions?: { code?: string, argument?: string, limit?: number, expected?: string } }} error
 */
export function problemOf({ message, extensions = {} }) {
  const { code = "ERROR", argument = "", limit = "", expected = "" } = extensions;
  const key = `error.${code}`;
  const said = t(key, { argument, limit, message });
  return new Problem(code, language.value === "en" || said === key ? message : said, expected);
}

/**
 * Whether a failure is that its question was not wanted any more.
 * @param {unknown} failure
 */
const aborted = (failure) => failure instanceof DOMException && failure.name === "AbortError";

/** Whether the server and its store answer. */
export const healthy = () => fetch(HEALTH, { credentials: "same-origin" }).then((response) => heard(response).ok, () => false);

/**
 * Ask one question. Rejects with a Problem, or with an AbortError when `signal` was aborted.
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 * @param {Record<string, any>} [variables]
 */
export async function ask(query, variables = {}, signal = undefined) {
  let response;
  try {
    response = heard(await fetch(ENDPOINT, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" },
      body: JSON.stringify({ query, variables }),
      credentials: "same-origin",
      signal,
    }));
  } catch (failure) {
    if (aborted(failure)) throw failure;
    throw new Problem("OFFLINE", t("problem.offline"));
  }
  const answer = await response.json().catch(() => null);
  const first = answer?.errors?.[0];
  if (first) throw problemOf(first);
  if (!answer?.data) throw new Problem("ERROR", t("problem.status", { status: response.status }));
  return answer.data;
}

/**
 * Ask a door beside the questions: an answer, or a Problem with what the server says.
 * @param {string} path
 * @param {RequestInit} options
 */
async function door(path, options) {
  let response;
  try {
    response = heard(await fetch(new URL(path, location.href), { credentials: "same-origin", ...options }));
  } catch (failure) {
    if (aborted(failure)) throw failure;
    throw new Problem("OFFLINE", t("problem.offline"));
  }
  if (response.ok) return response;
  const first = (await response.json().catch(() => null))?.errors?.[0];
  throw first ? problemOf(first) : new Problem("ERROR", t("problem.status", { status: response.status }));
}

/**
 * What a door lists.
 * @param {string} path
 * @returns {Promise<any>}
 */
export const listed = (path) => door(path, {}).then((response) => response.json());

/**
 * The file that a door makes of `body`.
 * @param {string} path
 * @param {unknown} body
 * @param {AbortSignal} signal
 */
export const sent = (path, body, signal) =>
  door(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal }).then((response) => response.blob());

/** A runner that keeps only the latest of its questions: an earlier one is aborted, so no late answer overwrites. */
export function latest() {
  /** @type {AbortController | null} */
  let running = null;
  return async (/** @type {(signal: AbortSignal) => Promise<any>} */ work) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    try {
      const answer = await work(own.signal);
      return running === own ? answer : undefined;
    } catch (failure) {
      if (aborted(failure) || running !== own) return undefined;
      throw failure;
    } finally {
      if (running === own) running = null;
    }
  };
}
