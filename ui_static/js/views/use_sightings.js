// What sensors read of some elements, page by page, under the filter in force.
import { answers } from "../actions/connection.js";
import { ask, latest } from "../api.js";
import { SIGHTINGS } from "../questions_movement.js";
import { answering, decided, filter } from "../state.js";
import { useEffect, useRef, useState } from "../ui.js";

const PAGE = 500;

/**
 * { page, problem, asking, more }; page: { total, atLeast, hiddenByFilter, rows, pageInfo }.
 * @param {Page.Id[]} ids
 */
export function useSightings(ids) {
  const only = useRef(latest());
  const [page, setPage] = useState(/** @type {Page.SightingsPage | null} */ (null));
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const failed = (/** @type {Page.Failure} */ failure) => {
    setProblem(failure);
    if (failure.gone) answers();
  };
  const load = (/** @type {Page.SightingsPage | null} */ before) =>
    only.current((signal) => ask(SIGHTINGS, { ids, first: PAGE, after: before?.pageInfo.endCursor, filter: filter.value }, signal)).then((answer) => {
      if (!answer) return;
      const { edges, ...found } = answer.sightings;
      setPage({ ...found, rows: [...(before?.rows ?? []), ...edges.map((/** @type {{ node: Page.Sighting }} */ edge) => edge.node)] });
    }, failed);
  useEffect(() => {
    setPage(null);
    setProblem(null);
    if (ids.length) load(null);
  }, [ids.join("\n"), filter.value, decided.value, answering.value]);
  return { page, problem, asking: ids.length > 0 && !page && !problem, more: () => load(page) };
}
