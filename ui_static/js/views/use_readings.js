// Which readings the view of movement shows: of what is selected, by sensors that are selected, or in an area of a scene.
import { SIGHTINGS } from "../questions_movement.js";
import { readThere, selection } from "../state.js";
import { usePages } from "./use_pages.js";

const PAGE = 1_000;

/** @typedef {{ page: Page.SightingsPage | null, problem: Page.Failure | null, more: () => void, again: () => void }} Readings */

/**
 * What sensors read of these; where they read nothing of them, what these read themselves (sensing); and in place of both what
 * was read in an area (there), until something else is selected.
 * @param {Page.Id[]} asked
 * @returns {Readings & { sensing: boolean, there: Page.ReadThere | null }}
 */
export function useReadings(asked) {
  const about = asked.join("\n");
  const there = readThere.value?.beside === selection.value.join("\n") ? readThere.value : null;
  const pages = (/** @type {Record<string, unknown>} */ variables, /** @type {string} */ what, /** @type {boolean} */ wanted, /** @type {Page.Window} */ window = {}) =>
    /** @type {Readings} */ (usePages({ query: SIGHTINGS, name: "sightings", variables: { ...variables, first: PAGE }, about: what, wanted, window }));
  const area = pages({ area: there?.area }, JSON.stringify(there), there !== null, there?.window);
  const of = pages({ subjects: asked }, about, asked.length > 0 && !there);
  const nothing = of.page !== null && !of.page.total;
  const by = pages({ sensors: asked }, about, nothing && !there);
  if (there) return { ...area, sensing: true, there };
  if (!nothing || (by.page && !by.page.total && !by.page.hiddenByFilter)) return { ...of, sensing: false, there };
  return { ...by, sensing: true, there };
}
