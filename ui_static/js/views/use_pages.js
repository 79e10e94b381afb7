// The rows of a question that gives pages, asked for anew when what it is about, the filter or a decision changes.
import { answers } from "../actions/connection.js";
import { ask, latest } from "../api.js";
import { narrowed } from "../span.js";
import { answering, decided, filter } from "../state.js";
import { useEffect, useRef, useState } from "../ui.js";

/**
 * { page, problem, more, again }; page: what the question says of all, and the rows so far; more(): asks for the next rows;
 * again(): asks anew. name: of the question's field. about: what the rows depend on beside the filter. Nothing is asked while
 * `wanted` is false. window: what counts of the time beside the filter.
 * @template {Page.Paged<any>} Found
 * @param {{ query: string, name: string, variables: Record<string, unknown>, about: string, wanted: boolean, window?: Page.Window }} given
 * @returns {{ page: Found | null, problem: Page.Failure | null, more: () => void, again: () => void }}
 */
export function usePages({ query, name, variables, about, wanted, window = {} }) {
  const only = useRef(latest());
  const [page, setPage] = useState(/** @type {Found | null} */ (null));
  const [problem, setProblem] = useState(/** @type {Page.Failure | null} */ (null));
  const load = (/** @type {Found | null} */ before) =>
    only.current((signal) => ask(query, { ...variables, after: before?.pageInfo.endCursor, filter: narrowed(filter.value, window) }, signal)).then(
      (answer) => {
        if (!answer) return;
        const { edges, ...found } = answer[name];
        setPage(/** @type {Found} */ ({ ...found, rows: [...(before?.rows ?? []), ...edges.map((/** @type {{ node: unknown }} */ edge) => edge.node)] }));
      },
      (/** @type {Page.Failure} */ failure) => {
        setProblem(failure);
        if (failure.gone) answers();
      },
    );
  const again = () => {
    setPage(null);
    setProblem(null);
    load(null);
  };
  useEffect(() => {
    if (wanted) again();
  }, [about, wanted, filter.value, decided.value, answering.value]);
  return { page, problem, more: () => load(page), again };
}
