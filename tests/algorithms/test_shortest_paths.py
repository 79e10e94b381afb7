"""Shortest paths, common neighbours and most linked against networkx and plain enumeration."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import algorithms.shortest_paths as module
from algorithms.beside import Beside, Order
from algorithms.common_neighbours import common_neighbours
from algorithms.drawn import drawn
from algorithms.moments import ALWAYS, held, join, meet
from algorithms.reach import Direction
from algorithms.shortest_paths import shortest_paths
from graph_model.errors import LimitExceeded
from graph_model.neighbours import Shape
from graph_model.view import UNDATED, View
from tests.algorithms.graphs import NAMES, VIEWS, twin
from tests.tries import tries

ENDS = st.sampled_from([f"Person:{name}" for name in NAMES[:12]])
MOMENTS = range(-2, 12)
_TIME = st.one_of(st.just(UNDATED), st.integers(0, 8))
_SPANS = st.lists(st.tuples(_TIME, _TIME), min_size=80, max_size=80)


def timed(view: View, spans: list[tuple[int, int]]) -> View:
    """The view with these times, each begin before its end."""
    chosen = [span if UNDATED in span else (min(span), max(span)) for span in spans[: len(view.starts)]]
    columns = np.array(chosen, dtype=np.int64).reshape(len(chosen), 2)
    return replace(view, since=columns[:, 0], until=columns[:, 1])


def holds(view: View, link: int, moment: int) -> bool:
    since, until = int(view.since[link]), int(view.until[link])
    if since == until != UNDATED:
        return moment == since
    return (since == UNDATED or since <= moment) and (until == UNDATED or moment < until)


def at_one_moment(view: View, path: tuple[int, ...]) -> bool:
    """Whether there is a moment at which each step has a fact that holds, by trying them all."""
    links = [
        [n for n, ends in enumerate(zip(view.starts.tolist(), view.ends.tolist(), strict=True)) if set(ends) == {a, b}]
        for a, b in pairwise(path)
    ]
    return any(all(any(holds(view, link, moment) for link in step) for step in links) for moment in MOMENTS)


def expected(view: View, a: int, b: int, closed: set[int], hub_limit: int, hops: int, *, timely: bool) -> Any:
    """All paths of the least length, by enumeration, hubs and closed nodes taken out between the ends."""
    graph = twin(view)
    walked = graph.copy()
    walked.remove_nodes_from(
        [n for n in graph if n not in (a, b) and (n in closed or len(set(graph[n]) - {n}) > hub_limit)]
    )
    every = list(nx.all_simple_paths(walked, a, b, cutoff=hops)) if a != b else [[a]]
    fits = [tuple(path) for path in every if not timely or at_one_moment(view, tuple(path))]
    least = min(map(len, fits), default=0)
    return sorted(path for path in fits if len(path) == least)


@settings(max_examples=tries(150))
@given(
    view=VIEWS,
    spans=_SPANS,
    ends=st.tuples(ENDS, ENDS),
    avoid=st.lists(ENDS, max_size=3),
    hub_limit=st.sampled_from([2, 4, 100]),
    hops=st.integers(1, 4),
    timely=st.booleans(),
)
def test_shortest_paths_are_those_of_an_enumeration_with_hubs_avoided_nodes_and_time(
    view: View,
    spans: list[tuple[int, int]],
    ends: tuple[str, str],
    avoid: list[str],
    hub_limit: int,
    hops: int,
    timely: bool,
) -> None:
    view = timed(view, spans)
    found = shortest_paths(
        view,
        *ends,
        max_hops=hops,
        avoid=avoid,
        hub_limit=hub_limit,
        overlapping_in_time=timely,
        first=1_000,
    )
    a, b = view.place(ends[0]), view.place(ends[1])
    if a is None or b is None:
        assert not found.paths
        return
    closed = {place for entity in avoid if (place := view.place(entity)) is not None}
    paths = expected(view, a, b, closed, hub_limit, hops, timely=timely)
    assert [tuple(view.place(entity) for entity in path.entities) for path in found.paths] == paths
    assert [path.overlaps for path in found.paths] == [at_one_moment(view, path) for path in paths]
    assert not found.truncated
    assert found.searched == (len(paths[0]) - 1 if paths else hops)
    few = shortest_paths(
        view, *ends, max_hops=hops, avoid=avoid, hub_limit=hub_limit, overlapping_in_time=timely, first=1
    )
    assert few.paths == found.paths[:1]
    assert few.truncated == (len(paths) > 1)


@given(view=VIEWS, ends=st.tuples(ENDS, ENDS), hub_limit=st.integers(1, 4), hops=st.integers(1, 4))
def test_a_hub_is_named_where_a_path_could_have_gone_through_it(
    view: View, ends: tuple[str, str], hub_limit: int, hops: int
) -> None:
    a, b = view.place(ends[0]), view.place(ends[1])
    if a is None or b is None or a == b:
        return
    graph = twin(view)
    hubs = {n for n in graph if n not in (a, b) and len(set(graph[n]) - {n}) > hub_limit}
    near = set()
    for hub in hubs:
        ways = 0
        for end, other in ((a, b), (b, a)):
            walked = graph.copy()
            # No path goes through another hub, nor through one of its ends on the way.
            walked.remove_nodes_from((hubs - {hub}) | {other})
            ways += nx.single_source_shortest_path_length(walked, end).get(hub, 99)
        if ways <= hops:
            near.add(view.ids[hub])
    assert set(shortest_paths(view, *ends, hub_limit=hub_limit, max_hops=hops).hubs) >= near


def test_tenants_of_other_years_are_no_path_at_one_moment_and_a_moment_at_the_end_of_a_period_is_outside() -> None:
    view = drawn("ada -LIVES_AT-> Address:x", "bo -LIVES_AT-> Address:x", "ada -KNOWS- cy", "cy -KNOWS- bo")
    apart = timed(view, [(10, 20), (UNDATED, UNDATED), (20, 20), (UNDATED, UNDATED)])
    assert apart.ids == ["Address:x", "Person:ada", "Person:bo", "Person:cy"]
    both = shortest_paths(apart, "Person:ada", "Person:bo")
    assert {path.entities[1]: path.overlaps for path in both.paths} == {"Address:x": False, "Person:cy": True}
    only = shortest_paths(apart, "Person:ada", "Person:bo", overlapping_in_time=True)
    assert [path.entities[1] for path in only.paths] == ["Person:cy"]


def test_too_many_times_to_compare_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 3)
    chain = drawn(*(f"p{n:02} -KNOWS- p{n + 1:02}" for n in range(6)))
    assert shortest_paths(chain, "Person:p00", "Person:p03", overlapping_in_time=True).paths
    with pytest.raises(LimitExceeded, match="times are compared"):
        shortest_paths(chain, "Person:p00", "Person:p05", overlapping_in_time=True)


@given(spans=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6), cut=st.integers(0, 6))
def test_spans_join_and_meet_like_sets_of_moments(spans: list[tuple[int, int]], cut: int) -> None:
    one, other = join(spans[:cut]), join(spans[cut:])
    moments = [{m for low, high in spans for m in range(low, high)} for spans in (one, other)]
    assert moments[0] == {m for low, high in spans[:cut] for m in range(low, high)}
    assert {m for low, high in meet(one, other) for m in range(low, high)} == moments[0] & moments[1]
    assert all(high < low for (_, high), (low, _) in pairwise(one))
    assert meet(one, ALWAYS) == one


def test_an_undated_fact_always_holds_and_one_with_an_open_side_from_or_until_then() -> None:
    view = timed(drawn("ada -KNOWS- bo", "ada -OWES-> bo"), [(UNDATED, 5), (9, UNDATED)])
    spans = held(view, np.array([0, 1]))
    assert [any(low <= moment < high for low, high in spans) for moment in (4, 5, 8, 9)] == [True, False, False, True]
    assert held(timed(view, [(UNDATED, UNDATED)] * 2), np.array([0])) == ALWAYS


@given(view=VIEWS, ids=st.lists(ENDS, max_size=5))
def test_common_neighbours_are_those_of_networkx(view: View, ids: list[str]) -> None:
    graph = twin(view)
    asked = sorted({place for entity in ids if (place := view.place(entity)) is not None})
    of = {n: [one for one in asked if n in graph[one]] for n in graph}
    found = common_neighbours(view, ids)
    assert {common.id: list(common.of) for common in found} == {
        view.ids[n]: [view.ids[one] for one in ones] for n, ones in of.items() if len(ones) > 1
    }
    order = [(-len(common.of), -common.facts, common.id) for common in found]
    assert order == sorted(order)


@given(view=VIEWS, entity=ENDS, size=st.integers(1, 4), direction=st.sampled_from(list(Direction)))
def test_pages_of_the_most_linked_neighbours_join_to_networkx_degrees(
    view: View, entity: str, size: int, direction: Direction
) -> None:
    whole, node = twin(view), view.place(entity)
    if node is None:
        assert Beside.of(view, entity).page(Order.MOST_LINKED) == ([], 0)
        return
    pairs = list(zip(view.starts.tolist(), view.ends.tolist(), strict=True))
    out, into = {b for a, b in pairs if a == node}, {a for a, b in pairs if b == node}
    beside = {Direction.OUT: out, Direction.IN: into, Direction.BOTH: out | into}[direction] - {node}
    expected = sorted(((view.ids[n], len(set(whole[n]) - {n})) for n in beside), key=lambda one: (-one[1], one[0]))
    pages: list[tuple[str, int]] = []
    while True:
        after = (pages[-1][1], pages[-1][0]) if pages else None
        page, total = Beside.of(view, entity, Shape(direction=direction)).page(Order.MOST_LINKED, after, size)
        assert total == len(expected)
        if not page:
            break
        pages += [(neighbour.id, neighbour.rank) for neighbour in page]
    assert pages == expected
