"""The best paths against plain enumeration of every loopless path."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import algorithms.best_paths as module
from algorithms.best_paths import best_paths
from algorithms.drawn import drawn
from algorithms.weighted import HOP, Weight, weighted
from graph_model.errors import LimitExceeded
from graph_model.view import View
from tests.algorithms.graphs import twin
from tests.algorithms.test_shortest_paths import at_one_moment, timed
from tests.tries import tries

_NAMES = [f"p{number}" for number in range(8)]
_LINK = st.tuples(st.sampled_from(_NAMES), st.sampled_from(["KNOWS", "OWES"]), st.sampled_from(_NAMES))
VIEWS = st.lists(_LINK, max_size=20).map(lambda links: drawn(*(f"{a} -{kind}-> {b}" for a, kind, b in links)))
ENDS = st.sampled_from([f"Person:{name}" for name in _NAMES])
_SPANS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=20, max_size=20)
_GRADES = st.lists(st.integers(1, 6), min_size=40, max_size=40)


def graded(view: View, numbers: list[int]) -> View:
    size = len(view.starts)
    return replace(view, grades=np.array(numbers[:size]) * 10 + np.array(numbers[20 : 20 + size]))


def cost_of(view: View, weight: Weight, path: tuple[int, ...]) -> int:
    """What each step costs by its definition, one after the other."""
    graph, total = twin(view), 0
    for a, b in pairwise(path):
        if weight is Weight.HOPS:
            total += HOP
        elif weight is Weight.RARITY:
            degrees = [len(set(graph[end]) - {end}) for end in (a, b)]
            total += round(sum(np.log2(1 + degree) for degree in degrees) * HOP / 2)
        else:
            ends = zip(view.starts.tolist(), view.ends.tolist(), view.grades.tolist(), strict=True)
            grades = [divmod(grade, 10) for s, e, grade in ends if {s, e} == {a, b}]
            judged = [[3 if part == 6 else part for part in grade] for grade in grades]
            total += min(HOP + 250 * (sum(grade) - 2) for grade in judged)
    return total


def every_path(view: View, stops: list[int], closed: set[int], hub_limit: int) -> list[tuple[int, ...]]:
    """Each leg's loopless paths, combined in all ways."""
    graph, legs = twin(view), []
    for a, b in pairwise(stops):
        walked = graph.copy()
        walked.remove_nodes_from(
            [n for n in graph if n not in (a, b) and (n in closed or len(set(graph[n]) - {n}) > hub_limit)]
        )
        legs.append([tuple(path) for path in nx.all_simple_paths(walked, a, b)])
    return [(stops[0], *(node for leg in chosen for node in leg[1:])) for chosen in product(*legs)]


@settings(max_examples=tries(100))
@given(
    view=VIEWS,
    spans=_SPANS,
    grades=_GRADES,
    stops=st.lists(ENDS, min_size=2, max_size=3, unique=True),
    avoid=st.lists(ENDS, max_size=2),
    hub_limit=st.sampled_from([2, 3, 100]),
    k=st.integers(1, 12),
    weight=st.sampled_from(list(Weight)),
    timely=st.booleans(),
)
def test_the_best_paths_are_the_first_of_all_paths_by_cost_and_then_by_id(
    view: View, spans: Any, grades: Any, stops: Any, avoid: Any, hub_limit: int, k: int, weight: Weight, timely: bool
) -> None:
    view = graded(timed(view, spans), grades)
    start, *via, end = stops
    found = best_paths(
        view, start, end, k=k, weight=weight, via=via, avoid=avoid, hub_limit=hub_limit, overlapping_in_time=timely
    )
    places = [place for entity in stops if (place := view.place(entity)) is not None]
    if len(places) < len(stops):
        assert not found.paths
        return
    closed = {place for entity in avoid if (place := view.place(entity)) is not None}
    # A way-point that is asked for is gone through, even if it is a hub or to be avoided elsewhere.
    every = every_path(view, places, closed - set(places), hub_limit)
    every = [path for path in every if passable(view, path, places, hub_limit)]
    fits = [path for path in every if not timely or at_one_moment(view, path)]
    expected = sorted((cost_of(view, weight, path), path) for path in fits)
    assert [(path.cost, tuple(view.place(e) for e in path.entities)) for path in found.paths] == [
        (cost / HOP, path) for cost, path in expected[:k]
    ]
    assert [path.overlaps for path in found.paths] == [at_one_moment(view, path) for _, path in expected[:k]]
    assert found.truncated == (len(expected) > k)


def passable(view: View, path: tuple[int, ...], stops: list[int], hub_limit: int) -> bool:
    """Whether no hub is gone through but at a stop."""
    graph = twin(view)
    return all(node in stops or len(set(graph[node]) - {node}) <= hub_limit for node in path)


@settings(max_examples=tries(60))
@given(view=VIEWS, ends=st.tuples(ENDS, ENDS), hub_limit=st.integers(1, 3), k=st.integers(1, 4))
def test_a_hub_is_named_where_a_path_as_good_could_have_gone_through_it(
    view: View, ends: tuple[str, str], hub_limit: int, k: int
) -> None:
    a, b = view.place(ends[0]), view.place(ends[1])
    if a is None or b is None or a == b:
        return
    found, graph = best_paths(view, *ends, k=k, hub_limit=hub_limit), twin(view)
    worst = found.paths[-1].cost if len(found.paths) == k else np.inf
    hubs = {n for n in graph if n not in (a, b) and len(set(graph[n]) - {n}) > hub_limit}
    near = set()
    for hub in hubs:
        walked = graph.copy()
        walked.remove_nodes_from(hubs - {hub})
        ways = (path for path in nx.all_simple_paths(walked, a, b) if hub in path)
        near |= {view.ids[hub] for way in ways if len(way) - 1 <= worst}
    assert near <= set(found.hubs) <= {view.ids[hub] for hub in hubs}


def test_a_path_through_what_many_share_is_rarer_taken_than_one_more_step() -> None:
    lines = [f"p{number} -LIVES_AT-> Address:tower" for number in range(60)]
    view = drawn(*lines, "p0 -KNOWS- x", "x -KNOWS- y", "y -KNOWS- p1")
    assert best_paths(view, "Person:p0", "Person:p1", k=1).paths[0].hops == 2
    assert best_paths(view, "Person:p0", "Person:p1", k=1, weight=Weight.RARITY).paths[0].hops == 3


def test_costs_are_kept_as_long_as_the_links_are_and_no_longer() -> None:
    view = drawn("ada -KNOWS- bo")
    assert weighted(view, Weight.GRADE) is weighted(replace(view, age=5.0), Weight.GRADE)
    better = replace(view, grades=np.array([11]))
    assert weighted(better, Weight.GRADE).costs.tolist() == [HOP, HOP]


def test_comparing_the_times_of_too_many_paths_ends_with_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TRIED", 3)
    lines = [f"ada -KNOWS- m{n}" for n in range(5)] + [f"m{n} -KNOWS- bo" for n in range(5)]
    apart = timed(drawn(*lines), [(0, 1)] * 5 + [(2, 3)] * 5)
    with pytest.raises(LimitExceeded, match="over the limit of 3"):
        best_paths(apart, "Person:ada", "Person:bo", overlapping_in_time=True)
