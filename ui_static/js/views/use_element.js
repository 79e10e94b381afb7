// What the server says about one element, asked once for the whole panel: { entity, proposals, problem, asking }.
import { askFiltered } from "../actions/run.js";
import { latest } from "../api.js";
import { ELEMENT } from "../questions.js";
import { chart, decided, filter } from "../state.js";
import { useEffect, useRef, useState } from "../ui.js";

/** The state of the question for `id`; null for none, for a fold, and while nothing is selected. */
export function useElement(id) {
  const only = useRef(latest());
  const [state, setState] = useState(null);
  const [tries, setTries] = useState(0);
  const isFold = id !== null && chart.value.nodes.get(id)?.members != null;
  useEffect(() => {
    if (id === null || isFold) return setState(null);
    setState((before) => (before?.entity?.id === id ? before : { id, asking: true }));
    only.current((signal) => askFiltered(ELEMENT, { id }, signal)).then(
      (answer) => answer && setState({ id, entity: answer.entity, proposals: answer.proposals.edges.map((edge) => edge.node) }),
      (problem) => setState({ id, problem, again: () => setTries(tries + 1) }),
    );
    return undefined;
  }, [id, isFold, decided.value, filter.value, tries]);
  return state;
}
