// What the server says about one element, asked once for the whole panel.
import { answers } from "../actions/connection.js";
import { askFiltered } from "../actions/run.js";
import { latest } from "../api.js";
import { ELEMENT, PROPOSALS } from "../questions.js";
import { answering, decided, filter, shown } from "../state.js";
import { useEffect, useRef, useState } from "../ui.js";

/**
 * { id, entity, proposals, problem, asking, again } for `id`; null for none and for a fold. What may be the same is
 * asked beside and comes later: it rests on the whole graph.
 * @param {Page.Id | null} id
 */
export function useElement(id) {
  const [only, onlyProposals] = [useRef(latest()), useRef(latest())];
  const [state, setState] = useState(/** @type {Page.Asked | null} */ (null));
  const [proposals, setProposals] = useState({ id: /** @type {Page.Id | null} */ (null), pairs: /** @type {Page.Proposal[]} */ ([]) });
  const [tries, setTries] = useState(0);
  const mark = shown.value.nodes.get(id ?? "");
  const isFold = id !== null && (mark?.members != null || mark?.own === true);
  useEffect(() => {
    if (id === null || isFold) {
      setState(null);
      return;
    }
    setState((before) => (before?.entity?.id === id ? { ...before, asking: true } : { id, asking: true }));
    only.current((signal) => askFiltered(ELEMENT, { id }, signal)).then(
      (answer) => answer && setState({ id, entity: answer.entity }),
      (problem) => {
        setState({ id, problem, again: () => setTries(tries + 1) });
        if (problem.gone) answers();
      },
    );
    onlyProposals.current((signal) => askFiltered(PROPOSALS, { id }, signal)).then(
      (answer) => answer && setProposals({ id, pairs: answer.proposals.edges.map((/** @type {{ node: Page.Proposal }} */ edge) => edge.node) }),
      () => setProposals({ id, pairs: [] }),
    );
  }, [id, isFold, decided.value, filter.value, answering.value, tries]);
  return state && { ...state, proposals: proposals.id === id ? proposals.pairs : [] };
}
