"""Walks in time order against a walk over every pair of a node and a moment."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import algorithms.timed_paths as module
from algorithms.drawn import drawn
from algorithms.reach import Direction
from algorithms.timed_paths import EARLIEST, FASTEST, LATEST, TimedPath, timed_paths
from graph_model.errors import LimitExceeded
from graph_model.view import UNDATED, View
from tests.algorithms.graphs import twin
from tests.algorithms.test_best_paths import ENDS, VIEWS
from tests.algorithms.test_shortest_paths import holds, timed
from tests.tries import tries

_TIME = st.one_of(st.just(UNDATED), st.integers(0, 8))
_SPANS = st.lists(
    st.one_of(st.tuples(_TIME, _TIME), st.integers(0, 8).map(lambda at: (at, at))), min_size=20, max_size=20
)
LOW, HIGH = -4, 13
"""Moments that the oracle looks at where there is no window: all that facts name lie well within."""
Ways = dict[int, set[int]]


def usable(view: View, link: int, *, undated: bool) -> bool:
    return undated or not (view.since[link] == UNDATED == view.until[link])


def steps_of(view: View, direction: Direction, *, undated: bool) -> list[tuple[int, int, int]]:
    """(from, to, link) of all that may be walked."""
    found = []
    for link, (a, b) in enumerate(zip(view.starts.tolist(), view.ends.tolist(), strict=True)):
        if usable(view, link, undated=undated):
            found += [(a, b, link)] if direction is not Direction.IN else []
            found += [(b, a, link)] if direction is not Direction.OUT else []
    return found


def arrivals(view: View, steps: Any, ends: tuple[int, int], walked: set[int], wait: int | None, window: range) -> Ways:
    """For each moment of departure all moments of arrival, by trying every step at every moment."""
    found: Ways = {}
    for departure in window:
        states, done = [(ends[0], departure, True)], set()
        while states:
            node, moment, begins = states.pop()
            if (node, moment) in done:
                continue
            done.add((node, moment))
            if node == ends[1]:
                found.setdefault(departure, set()).add(moment)
            if not begins and node not in walked:
                continue
            latest = moment if begins else (window[-1] if wait is None else min(moment + wait, window[-1]))
            for a, b, link in steps:
                if a == node and b != ends[0]:
                    states += [(b, at, False) for at in range(moment, latest + 1) if holds(view, link, at)]
    return found


def check(view: View, path: TimedPath, ends: tuple[str, str], steps: Any, wait: int | None, window: range) -> None:
    """No step is taken while its fact does not hold, none goes back in time, none waits for too long."""
    assert (path.entities[0], path.entities[-1]) == ends
    places = [view.place(entity) for entity in path.entities]
    assert all((a, b, link) in steps for (a, b), link in zip(pairwise(places), path.links, strict=True))
    if None in path.times:
        assert set(path.times) == {None}
        return
    times = [at for at in path.times if at is not None]
    assert all(holds(view, link, at) and at in window for link, at in zip(path.links, times, strict=True))
    assert all(b - a >= 0 and (wait is None or b - a <= wait) for a, b in pairwise(times))


@settings(max_examples=tries(100))
@given(
    view=VIEWS,
    spans=_SPANS,
    ends=st.tuples(ENDS, ENDS),
    wait=st.one_of(st.none(), st.integers(0, 4)),
    direction=st.sampled_from(list(Direction)),
    within=st.sampled_from([None, (0, 9), (2, 6)]),
    undated=st.booleans(),
    hub_limit=st.sampled_from([2, 100]),
)
def test_walks_in_time_order_are_as_good_as_the_best_of_all_and_none_ever_goes_back_in_time(
    view: View,
    spans: Any,
    ends: Any,
    wait: int | None,
    direction: Direction,
    within: Any,
    undated: bool,
    hub_limit: int,
) -> None:
    view = timed(view, spans)
    since, until = within or (None, None)
    found = timed_paths(
        view,
        *ends,
        longest_wait=wait,
        direction=direction,
        since=since,
        until=until,
        undated=undated,
        hub_limit=hub_limit,
    )
    a, b = view.place(ends[0]), view.place(ends[1])
    if a is None or b is None or a == b:
        assert not found.paths
        return
    graph = twin(view)
    hubs = {n for n in graph if n not in (a, b) and len(set(graph[n]) - {n}) > hub_limit}
    assert set(found.hubs) <= {view.ids[hub] for hub in hubs}
    window, steps = range(*(within or (LOW, HIGH))), steps_of(view, direction, undated=undated)
    ways = arrivals(view, steps, (a, b), set(graph) - hubs - {a, b}, wait, window)
    for path in found.paths:
        check(view, path, ends, steps, wait, window)
    best = {name: path for path in found.paths for name in path.best_by}
    if not ways:
        assert not best
        return
    assert set(best) == {EARLIEST, LATEST, FASTEST}
    # Where any time would do the oracle's is the first or last that it looks at.
    assert best[EARLIEST].times[-1] in (min(map(min, ways.values())), None if within is None else -1)
    assert best[LATEST].times[0] in (max(ways), None if within is None else -1)
    assert best[FASTEST].lasts == min(min(found) - departure for departure, found in ways.items())
    if best[EARLIEST].times[-1] is None:
        assert min(map(min, ways.values())) == LOW
    if best[LATEST].times[0] is None:
        assert max(ways) == HIGH - 1


@settings(max_examples=tries(50))
@given(view=VIEWS, spans=_SPANS, ends=st.tuples(ENDS, ENDS), hub_limit=st.integers(1, 3))
def test_a_hub_is_named_where_something_could_have_gone_through_it_in_time(
    view: View, spans: Any, ends: tuple[str, str], hub_limit: int
) -> None:
    view = timed(view, spans)
    a, b = view.place(ends[0]), view.place(ends[1])
    if a is None or b is None or a == b:
        return
    graph = twin(view)
    hubs = {n for n in graph if n not in (a, b) and len(set(graph[n]) - {n}) > hub_limit}
    steps, near = steps_of(view, Direction.BOTH, undated=True), set()
    for hub in hubs:
        there = arrivals(view, steps, (a, hub), set(graph) - hubs - {b}, None, range(LOW, HIGH))
        back = arrivals(view, steps, (hub, b), set(graph) - hubs - {a}, None, range(LOW, HIGH))
        if there and back and min(map(min, there.values())) <= max(back):
            near.add(view.ids[hub])
    assert near <= set(timed_paths(view, *ends, hub_limit=hub_limit).hubs) <= {view.ids[hub] for hub in hubs}


def test_money_that_came_after_it_left_is_no_path_and_waiting_too_long_is_none() -> None:
    view = timed(drawn("ada -PAID-> bo", "bo -PAID-> cy"), [(5, 5), (9, 9)])
    (path,) = timed_paths(view, "Person:ada", "Person:cy", direction=Direction.OUT).paths
    assert (path.times, path.lasts, path.best_by) == ((5, 9), 4, (EARLIEST, LATEST, FASTEST))
    assert not timed_paths(view, "Person:ada", "Person:cy", longest_wait=3).paths
    assert not timed_paths(view, "Person:cy", "Person:ada").paths
    assert not timed_paths(view, "Person:cy", "Person:ada", direction=Direction.OUT).paths


def test_comparing_too_many_departures_ends_with_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DEPARTURES", 2)
    lines = ["ada -CALLED-> bo"] * 4 + ["bo -CALLED-> cy"]
    view = timed(drawn(*lines), [(1, 1), (2, 2), (3, 3), (4, 4), (9, 9)])
    many = timed(drawn(*lines, "bo -CALLED-> cy"), [(1, 1), (2, 2), (3, 3), (4, 4), (9, 9), (20, 20)])
    assert timed_paths(view, "Person:ada", "Person:cy").paths[0].times[-1] == 9
    monkeypatch.setattr(module, "MOST_DEPARTURES", 0)
    with pytest.raises(LimitExceeded, match="shorter window"):
        timed_paths(many, "Person:ada", "Person:cy")
    assert np.all(many.since == many.until)
