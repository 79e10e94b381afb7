"""Entities of one type through what they share, against plain counting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.centrality import Measure, centrality
from algorithms.communities import communities
from algorithms.drawn import drawn
from algorithms.pairs import pairs_of
from algorithms.partition import Method
from algorithms.projection import projection
from algorithms.two_steps import meetings
from graph_model.errors import LimitExceeded
from graph_model.view import View

_WHO = [f"p{n}" for n in range(7)]
_WHAT = [f"Vehicle:v{n}" for n in range(4)] + [f"Address:a{n}" for n in range(3)]
_ROW = st.tuples(st.sampled_from(_WHO), st.sampled_from(_WHAT + _WHO), st.integers(0, 6), st.integers(1, 3))
ROWS = st.lists(_ROW, max_size=40)


def timed(rows: list[tuple[str, str, int, int]]) -> View:
    """Persons who used things and each other from a time on, for a while."""
    ordered = sorted(rows, key=lambda row: (f"Person:{row[0]}", row[1] if ":" in row[1] else f"Person:{row[1]}"))
    view = drawn(*_WHO, *(f"{who} -USES-> {what}" for who, what, *_ in ordered))
    since = np.array([row[2] for row in ordered], dtype=np.int64)
    return replace(view, since=since, until=since + np.array([row[3] for row in ordered], dtype=np.int64))


def counted(rows: list[tuple[str, str, int, int]], limit: int, *, at_one_time: bool) -> dict[tuple[str, str], float]:
    users: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for who, what, since, lasts in rows:
        if ":" in what:
            users[what][who].append((since, since + lasts))
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for of_one in users.values():
        for a, b in combinations(sorted(of_one), 2):
            met = any(s < v and u < e for s, e in of_one[a] for u, v in of_one[b])
            if len(of_one) <= limit and (met or not at_one_time):
                weights[f"Person:{a}", f"Person:{b}"] += 1 / (len(of_one) - 1)
    return weights


@given(ROWS, st.sampled_from([2, 4, 100]), st.booleans())
def test_a_pair_weighs_what_plain_counting_gives(rows: list[Any], limit: int, at_one_time: bool) -> None:
    found = projection(timed(rows), "Person", hub_limit=limit, at_one_time=at_one_time)
    pairs = pairs_of(found.view, found.weights)
    ids = found.view.ids
    weights = {
        (ids[a], ids[b]): weight for a, b, weight in zip(pairs.left, pairs.right, pairs.strengths(), strict=True)
    }
    assert weights == pytest.approx(counted(rows, limit, at_one_time=at_one_time))
    assert sum(row.weight for row in found.through) == pytest.approx(sum(weights.values()), abs=1e-5)
    assert list(ids) == [f"Person:{who}" for who in _WHO]


def test_what_a_projection_went_through_is_written_out() -> None:
    found = projection(
        drawn(
            "ada -LIVES_AT-> Address:home", "bo -LIVES_AT-> Address:home", "bo -OWNS-> Vehicle:car",
            "cy -USES-> Vehicle:car", "ada -USES-> Vehicle:car", "cy -USES-> Vehicle:own", "ada -KNOWS-> cy",
            *(f"t{n} -LIVES_AT-> Address:tower" for n in range(5)),
        ),
        "Person",
        hub_limit=4,
        direct=True,
    )  # fmt: skip
    told = [(row.type, row.shared, row.pairs, row.facts, row.weight) for row in found.through]
    assert told == [("Vehicle", 1, 3, 3, 1.5), ("Address", 1, 1, 2, 1.0), ("direct", 0, 1, 1, 1.0)]
    assert found.hubs == ("Address:tower",)


def test_tenants_of_2005_and_of_2019_are_not_tied_and_are_counted_as_apart() -> None:
    view = timed([("p1", "Address:a0", 0, 2), ("p2", "Address:a0", 5, 2)])
    assert (projection(view, "Person").through, projection(view, "Person").apart) == ((), 1)
    assert projection(view, "Person", at_one_time=False).through[0].pairs == 1


def test_a_table_that_many_share_ties_less_than_a_car_that_two_share() -> None:
    bar = [f"{side}{n} -MET-> Event:party" for side in "xy" for n in range(4)]
    cars = [f"{side}{n} -USES-> Vehicle:{side}" for side in "xy" for n in range(4)]
    found = projection(drawn(*bar, *cars), "Person")
    groups = communities(found.view, Method.LEIDEN, weights=found.weights).communities
    assert [group.members for group in groups] == [tuple(f"Person:{s}{n}" for n in range(4)) for s in "xy"]
    assert groups[0].links == (("Event", 6), ("Vehicle", 6))


@given(ROWS)
def test_weighted_modularity_and_pagerank_are_the_oracles(rows: list[Any]) -> None:
    found = projection(timed(rows), "Person")
    pairs = pairs_of(found.view, found.weights)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(pairs.size))
    graph.add_weighted_edges_from(zip(pairs.left.tolist(), pairs.right.tolist(), pairs.strengths(), strict=True))
    ranks = nx.pagerank(graph, tol=1e-12, max_iter=500)
    scores = {one.id: one.score for one in centrality(found.view, Measure.PAGERANK, weights=found.weights).positions}
    assert [scores[entity] for entity in found.view.ids] == pytest.approx([ranks[n] for n in graph], rel=1e-7)
    divided = communities(found.view, Method.LOUVAIN, weights=found.weights)
    groups = [{found.view.ids.index(member) for member in group.members} for group in divided.communities]
    if graph.number_of_edges():
        assert divided.modularity == pytest.approx(nx.algorithms.community.modularity(graph, groups), abs=1e-9)


def test_more_pairs_than_memory_holds_are_refused() -> None:
    with pytest.raises(LimitExceeded, match="over the limit of 2"):
        meetings(np.zeros(3, dtype=np.int64), most_rows=2)
