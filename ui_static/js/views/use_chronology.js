// The chronology of some elements: how it lies in time without the time filter, and its rows under the whole filter.
import { answers } from "../actions/connection.js";
import { ask, latest } from "../api.js";
import { CHRONOLOGY, TIME_LINE } from "../questions.js";
import { answering, decided, filter } from "../state.js";
import { useEffect, useRef, useState } from "../ui.js";
import { usePages } from "./use_pages.js";

const PAGE = 100;

/**
 * The filter without its part on time: the time line shows what lies outside the window as well.
 * @param {Page.Filter | null} whole
 */
function timeless(whole) {
  if (!whole) return null;
  const { since: _since, until: _until, ...rest } = whole;
  return Object.keys(rest).length ? rest : null;
}

/**
 * { bars, page, problem, asking, more }. bars: as the server gives them; page: { total, hiddenByFilter, undated, rows,
 * pageInfo }; more(): asks for the next rows. Nothing is asked while `wanted` is false.
 * @param {Page.Id[]} ids
 * @param {string[] | null} kinds
 * @param {boolean} wanted
 */
export function useChronology(ids, kinds, wanted) {
  const only = useRef(latest());
  const [bars, setBars] = useState(/** @type {Page.ToldBar[] | null} */ (null));
  const [barsProblem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const about = ids.join("\n");
  const asked = wanted && ids.length > 0;
  /** @type {{ page: Page.ChronologyPage | null, problem: Page.Failure | null, more: () => void }} */
  const { page, problem: rowsProblem, more } = usePages({ query: CHRONOLOGY, name: "chronology", variables: { ids, kinds, first: PAGE }, about: `${about}\n${kinds?.join()}`, wanted: asked });
  useEffect(() => {
    if (!asked) return;
    setProblem(null);
    only.current((signal) => ask(TIME_LINE, { ids, filter: timeless(filter.value) }, signal)).then(
      (answer) => answer && setBars(answer.chronology.bars),
      (/** @type {Page.Failure} */ failure) => {
        setProblem(failure);
        if (failure.gone) answers();
      },
    );
  }, [about, wanted, JSON.stringify(timeless(filter.value)), decided.value, answering.value]);
  const problem = barsProblem ?? rowsProblem;
  return { bars, page, problem, asking: wanted && !problem && (!bars || !page), more };
}
