// Lists of residents, staff or responders: who stands on one is marked among those at the scenes, left out, or alone asked
// about. Marked is what is done at first: a burglar may be a resident.
import { ask } from "../api.js";
import { ownId } from "../own.js";
import { LOOKUP } from "../questions.js";
import { scenesAsked } from "../state.js";
import { t } from "../text/index.js";
import { identifiersIn } from "./find.js";
import { run, say } from "./run.js";

/** The API's bound on identifiers that are looked up at once. */
const AT_ONCE = 1_000;

/** @param {Partial<Page.ScenesAsked>} fields */
export const changeWhom = (fields) => (scenesAsked.value = { ...scenesAsked.value, ...fields });

/**
 * @param {string} key
 * @param {Partial<Page.SceneList>} fields
 */
export const changeList = (key, fields) => changeWhom({ lists: scenesAsked.value.lists.map((one) => (one.key === key ? { ...one, ...fields } : one)) });

/** @param {string} key */
export const dropList = (key) => changeWhom({ lists: scenesAsked.value.lists.filter((one) => one.key !== key) });

/**
 * A list of these.
 * @param {string} name
 * @param {Page.Id[]} ids
 */
export function listOf(name, ids) {
  const { lists } = scenesAsked.value;
  changeWhom({ lists: [...lists, { key: ownId("list"), name: name.trim() || t("scene.list.n", { n: lists.length + 1 }), role: "marked", ids }] });
}

/**
 * A list of what some pasted identifiers name; a bearer counts by what it bore. Whether there is one now.
 * @param {string} name
 * @param {string} text
 */
export async function listPasted(name, text) {
  const given = identifiersIn(text);
  const pieces = Array.from({ length: Math.ceil(given.length / AT_ONCE) }, (_, k) => given.slice(k * AT_ONCE, (k + 1) * AT_ONCE));
  const answers = await run(t("busy.lookup"), (signal) => Promise.all(pieces.map((identifiers) => ask(LOOKUP, { identifiers }, signal))));
  if (!answers) return false;
  /** @type {{ entities: Page.Brief[] }[]} */
  const rows = answers.flatMap((answer) => answer.lookup);
  const ids = [...new Set(rows.flatMap((row) => row.entities.map((entity) => entity.id)))];
  if (ids.length) listOf(name, ids);
  say(t("said.lookup", { n: rows.filter((row) => row.entities.length).length, of: given.length }));
  return ids.length > 0;
}

/**
 * Kinds and lists, as the question takes them. Lists of one name are one list there.
 * @param {Page.ScenesAsked} whom
 */
export function askedOf({ kinds, lists }) {
  const all = (/** @type {Page.SceneList["role"]} */ role) => lists.filter((one) => one.role === role);
  const ids = (/** @type {Page.SceneList[]} */ some) => (some.length ? [...new Set(some.flatMap((one) => one.ids))] : undefined);
  const marked = all("marked");
  const names = [...new Set(marked.map((one) => one.name))];
  return {
    subjectTypes: kinds.length ? kinds : undefined,
    include: ids(all("include")),
    exclude: ids(all("exclude")),
    marked: names.length ? names.map((name) => ({ name, ids: ids(marked.filter((one) => one.name === name)) })) : undefined,
  };
}
