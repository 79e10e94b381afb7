from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.centrality import SAMPLES, Measure, centrality
from algorithms.drawn import drawn
from graph_model.errors import LimitExceeded
from graph_model.view import View
from tests.algorithms.graphs import VIEWS, twin
from tests.tries import tries

ORACLES: dict[Measure, Callable[[Any], Any]] = {
    Measure.DEGREE: lambda graph: dict(graph.degree()),
    Measure.BETWEENNESS: lambda graph: nx.betweenness_centrality(graph, normalized=False),
    Measure.PAGERANK: lambda graph: nx.pagerank(graph, tol=1e-12, max_iter=500) if graph else {},
    Measure.CLOSENESS: nx.closeness_centrality,
    Measure.TRIANGLES: nx.triangles,
    Measure.EFFECTIVE_SIZE: lambda graph: {n: 0.0 if s != s else s for n, s in nx.effective_size(graph).items()},
    Measure.CORE: nx.core_number,
}


@given(VIEWS, st.sampled_from(Measure))
def test_scores_are_the_oracles(view: View, measure: Measure) -> None:
    expected = ORACLES[measure](twin(view))
    found = {position.id: position.score for position in centrality(view, measure).positions}
    for node, entity in enumerate(view.ids):
        assert found[entity] == pytest.approx(expected[node], rel=1e-7, abs=1e-9)


@given(VIEWS, st.sampled_from(Measure))
def test_positions_go_by_score_then_id_and_show_what_they_rest_on(view: View, measure: Measure) -> None:
    ranking = centrality(view, measure)
    graph = twin(view)
    assert [p.id for p in ranking.positions] == [
        p.id for p in sorted(ranking.positions, key=lambda p: (-p.score, p.id))
    ]
    scores = sorted((p.score for p in ranking.positions), reverse=True)
    assert all(p.rank == scores.index(p.score) + 1 for p in ranking.positions)
    assert {p.id: p.neighbours for p in ranking.positions} == {view.ids[n]: d for n, d in graph.degree()}
    assert sum(p.records for p in ranking.positions) == 2 * np.count_nonzero(view.starts != view.ends)


def test_in_a_large_network_betweenness_is_estimated_and_says_so() -> None:
    star = drawn(*(f"hub -KNOWS- p{n:03}" for n in range(400)))
    ranking = centrality(star, Measure.BETWEENNESS, seed=3, exact_steps=1000)
    assert ranking.sampled == SAMPLES
    assert ranking.positions[0].id == "Person:hub"
    assert centrality(star, Measure.BETWEENNESS).sampled is None


def test_closeness_of_a_large_network_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="over the limit of 2"):
        centrality(drawn("ada -KNOWS- bo", "bo -KNOWS- cy"), Measure.CLOSENESS, exact_steps=2)


@settings(max_examples=tries(30))
@given(VIEWS, st.integers(1, 4))
def test_parallel_records_change_no_position(view: View, times: int) -> None:
    lines = [
        f"{view.ids[a]} -KNOWS- {view.ids[b]}"
        for a, b in zip(view.starts, view.ends, strict=True)
        for _ in range(times)
    ]
    once, many = drawn(*view.ids, *lines[::times]), drawn(*view.ids, *lines)
    for measure in Measure:
        scores = [[(p.id, p.score) for p in centrality(v, measure).positions] for v in (once, many)]
        assert scores[0] == scores[1]
