// The chronology of some elements: how it lies in time without the time filter, and its rows under the whole filter.
import { answers } from "../actions/connection.js";
import { ask, latest } from "../api.js";
import { CHRONOLOGY, TIME_LINE } from "../questions.js";
import { answering, decided, filter } from "../state.js";
import { useEffect, useRef, useState } from "../ui.js";

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
 * { bars, page, problem, asking, more }. bars: as the server gives them; page: { total, hiddenByFilter, undated, facts,
 * pageInfo }; more(): asks for the next rows. Nothing is asked while `wanted` is false.
 * @param {Page.Id[]} ids
 * @param {string[] | null} kinds
 * @param {boolean} wanted
 */
export function useChronology(ids, kinds, wanted) {
  const [only, onlyRows] = [useRef(latest()), useRef(latest())];
  const [bars, setBars] = useState(/** @type {Page.ToldBar[] | null} */ (null));
  const [page, setPage] = useState(/** @type {Page.ChronologyPage | null} */ (null));
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const about = ids.join("\n");
  const failed = (/** @type {Page.Failure} */ failure) => {
    setProblem(failure);
    if (failure.gone) answers();
  };
  const load = (/** @type {Page.ChronologyPage | null} */ before) =>
    onlyRows.current((signal) => ask(CHRONOLOGY, { ids, kinds, first: PAGE, after: before?.pageInfo.endCursor, filter: filter.value }, signal)).then((answer) => {
      if (!answer) return;
      const { edges, ...found } = answer.chronology;
      setPage({ ...found, facts: [...(before?.facts ?? []), ...edges.map((/** @type {{ node: Page.Fact }} */ edge) => edge.node)] });
    }, failed);
  useEffect(() => {
    if (!wanted || !ids.length) return;
    setProblem(null);
    only.current((signal) => ask(TIME_LINE, { ids, filter: timeless(filter.value) }, signal)).then((answer) => answer && setBars(answer.chronology.bars), failed);
  }, [about, wanted, JSON.stringify(timeless(filter.value)), decided.value, answering.value]);
  useEffect(() => {
    if (!wanted || !ids.length) return;
    setPage(null);
    load(null);
  }, [about, wanted, kinds?.join(), filter.value, decided.value, answering.value]);
  return { bars, page, problem, asking: wanted && !problem && (!bars || !page), more: () => load(page) };
}
