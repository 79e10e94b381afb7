"""Cycles against networkx, and their times against every choice of links and moments."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import algorithms.cycles as module
from algorithms.cycles import cycles
from algorithms.drawn import drawn
from algorithms.reach import Direction
from graph_model.errors import LimitExceeded
from graph_model.view import View
from tests.algorithms.graphs import twin
from tests.algorithms.test_best_paths import ENDS, VIEWS
from tests.algorithms.test_shortest_paths import at_one_moment, holds, timed
from tests.algorithms.test_timed_paths import _SPANS, HIGH, LOW, steps_of, usable
from tests.tries import tries


def in_order(view: View, path: tuple[int, ...], steps: Any, window: range) -> bool:
    """Whether any links along a path hold at moments that never go back, by trying all links."""
    choices = [[link for a, b, link in steps if (a, b) == pair] for pair in pairwise(path)]
    return any(_walkable(view, links, window) for links in product(*choices))


def _walkable(view: View, links: tuple[int, ...], window: range) -> bool:
    moments = iter(window)
    here = next(moments)
    for link in links:
        while not holds(view, link, here):
            following = next(moments, None)
            if following is None:
                return False
            here = following
    return True


@settings(max_examples=tries(100))
@given(
    view=VIEWS,
    spans=_SPANS,
    through=ENDS,
    longest=st.integers(2, 5),
    timely=st.booleans(),
    direction=st.sampled_from(list(Direction)),
    within=st.sampled_from([None, (2, 6)]),
    undated=st.booleans(),
    hub_limit=st.sampled_from([2, 100]),
)
def test_cycles_are_all_loopless_round_trips_the_shortest_first_and_in_time_order_where_asked(
    view: View,
    spans: Any,
    through: str,
    longest: int,
    timely: bool,
    direction: Direction,
    within: tuple[int, int] | None,
    undated: bool,
    hub_limit: int,
) -> None:
    view = timed(view, spans)
    found = cycles(
        view,
        through,
        longest=longest,
        in_time_order=timely,
        direction=direction,
        window=within or (None, None),
        undated=undated,
        hub_limit=hub_limit,
        first=10_000,
    )
    start, whole = view.place(through), twin(view)
    if start is None:
        assert not found.cycles
        return
    hubs = {n for n in whole if n != start and len(set(whole[n]) - {n}) > hub_limit}
    window = range(*(within or (LOW, HIGH)))
    steps = [
        step
        for step in steps_of(view, direction, undated=undated)
        if any(holds(view, step[2], at) for at in window) and step[0] != step[1]
    ]
    walked: nx.DiGraph[int] = nx.DiGraph((a, b) for a, b, _ in steps if a not in hubs and b not in hubs)
    every = [tuple(cycle) for cycle in nx.simple_cycles(walked, length_bound=longest) if start in cycle]
    turned = [(*cycle[cycle.index(start) :], *cycle[: cycle.index(start)], start) for cycle in every]
    if direction is Direction.BOTH:
        turned = [path for path in turned if len(path) > 3 and (timely or path[1] < path[-2])]
    expected = sorted((path for path in turned if not timely or in_order(view, path, steps, window)), key=by_length)
    assert [tuple(view.place(entity) for entity in cycle.entities) for cycle in found.cycles] == expected
    assert set(found.hubs) <= {view.ids[hub] for hub in hubs}
    few = cycles(
        view,
        through,
        longest=longest,
        in_time_order=timely,
        direction=direction,
        window=within or (None, None),
        undated=undated,
        hub_limit=hub_limit,
        first=1,
    )
    assert (few.cycles, few.truncated) == (found.cycles[:1], len(expected) > 1)
    for cycle in found.cycles:
        if not timely:
            assert cycle.links == cycle.times == ()
            continue
        path = [view.place(entity) for entity in cycle.entities]
        assert all((a, b, link) in steps for (a, b), link in zip(pairwise(path), cycle.links, strict=True))
        times = [at for at in cycle.times if at is not None]
        assert len(times) in (0, len(cycle.times))
        assert sorted(times) == times
        assert all(holds(view, link, at) and at in window for link, at in zip(cycle.links, times, strict=False))
        assert all(usable(view, link, undated=undated) for link in cycle.links)


def by_length(path: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(path), path


@given(view=VIEWS, spans=_SPANS, through=ENDS)
def test_cycles_without_order_say_whether_their_steps_ever_held_at_one_moment(
    view: View, spans: Any, through: str
) -> None:
    view = timed(view, spans)
    for cycle in cycles(view, through, in_time_order=False, direction=Direction.BOTH).cycles:
        path = tuple(place for entity in cycle.entities if (place := view.place(entity)) is not None)
        assert cycle.overlaps == at_one_moment(view, path)


def test_a_hub_on_the_round_is_named() -> None:
    lines = [f"p{number} -PAID-> bank" for number in range(5)]
    view = drawn(*lines, "bank -PAID-> p0")
    assert cycles(view, "Person:p0", hub_limit=4).hubs == ("Person:bank",)
    assert len(cycles(view, "Person:p0", hub_limit=5).cycles) == 1


def test_trying_too_many_steps_ends_with_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 10)
    view = drawn(*(f"p{a} -PAID-> p{b}" for a in range(6) for b in range(6) if a != b))
    with pytest.raises(LimitExceeded, match="steps tried"):
        cycles(view, "Person:p0")
