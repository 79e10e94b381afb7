"""How do two entities hang together: all shortest paths between them, hubs named and not walked.

Breadth-first search from both ends (Moore 1959), then every path from the one end downhill to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, islice, pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.both_ends import between, workspace
from algorithms.compiled import compiled
from algorithms.moments import ALWAYS, NEVER, Spans, held, join, meet
from algorithms.neighbourhood import Neighbourhood
from algorithms.ways import ways
from algorithms.weighted import Weight, Weighted, weighted
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_PAIRS = 300_000
"""Linked pairs whose times are compared: about 10 s."""
FAR = 1_000
"""Stands for a distance that was not looked at; more than any number of hops."""
Hops = NDArray[np.int16]
Walk = tuple[int, ...]
Onwards = Callable[[int, int], Sequence[int]]
Within = Callable[[int, int], Spans]


@dataclass(frozen=True, slots=True)
class Path:
    """entities: hops + 1 ids from one end to the other. compare_times: finds out whether it overlaps."""

    entities: tuple[str, ...]
    compare_times: Callable[[], bool] = field(compare=False, repr=False)

    @property
    def overlaps(self) -> bool:
        """Whether there is a moment at which every step may have held, undated facts holding always; a path of tenants
        of 2005 and of 2019 has none. Raises LimitExceeded where that would take too long."""
        return self.compare_times()

    @property
    def hops(self) -> int:
        """Number of steps."""
        return len(self.entities) - 1


@dataclass(frozen=True, slots=True)
class Paths:
    """paths: by their entities' ids. truncated: there are more. searched: hops that were looked at. look: finds the
    hubs."""

    paths: tuple[Path, ...]
    truncated: bool
    searched: int
    look: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def hubs(self) -> tuple[str, ...]:
        """Entities that a path could have gone through, and were not walked as they have more neighbours than the
        limit. They are looked for when they are asked for: that takes far longer than the paths."""
        return self.look()


@dataclass(frozen=True, slots=True)
class _Search:
    """What one search knows. shut: nodes that no path goes through."""

    view: View
    graph: Weighted
    start: int
    goal: int
    hops: int
    hub_limit: int
    shut: NDArray[np.int64]
    moments: dict[tuple[int, int], Spans] = field(default_factory=dict)

    def held(self, a: int, b: int) -> Spans:
        """When any fact between two nodes held. Raises LimitExceeded."""
        pair = min(a, b), max(a, b)
        if pair not in self.moments:
            if len(self.moments) >= MOST_PAIRS:
                raise LimitExceeded("linked pairs whose times are compared", MOST_PAIRS + 1, MOST_PAIRS)
            self.moments[pair] = held(self.view, Neighbourhood.of(self.view).links(a, b))
        return self.moments[pair]

    def distances(self, origin: int) -> Hops:
        """Hops from the origin of all nodes, FAR for those further than asked; hubs are reached, and not walked."""
        closed = np.zeros(len(self.view.ids), dtype=bool)
        closed[self.shut] = True
        walked = np.diff(self.graph.bounds) <= self.hub_limit
        found = compiled(ways)(self.graph.bounds, self.graph.others, walked, closed, origin, self.hops)[0]
        return np.where(found < 0, FAR, found).astype(np.int16)


def shortest_paths(
    view: View,
    start: str,
    end: str,
    *,
    max_hops: int = 6,
    avoid: Sequence[str] = (),
    hub_limit: int = 100,
    overlapping_in_time: bool = False,
    first: int = 10,
) -> Paths:
    """All shortest paths between two entities, direction dropped, up to `first` of them.

    hub_limit: an entity between the ends with more distinct neighbours is not walked. overlapping_in_time: only paths
    whose steps may have held at one moment, so that a longer path may come out than without. No path is an answer.
    Raises LimitExceeded where that would take too long.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "ada -OWNS-> Vehicle:car", "cy -USES-> Vehicle:car")
    >>> [path.entities for path in shortest_paths(view, "Person:ada", "Person:cy").paths]
    [('Person:ada', 'Person:bo', 'Person:cy'), ('Person:ada', 'Vehicle:car', 'Person:cy')]
    """
    a, b = view.place(start), view.place(end)
    if a is None or b is None:
        return Paths((), False, max_hops)
    shut = np.array([place for place in view.places(avoid) if place not in (a, b)], dtype=np.int64)
    search = _Search(view, weighted(view, Weight.HOPS), a, b, max_hops, hub_limit, shut)
    walks = list(islice(_timely(search) if overlapping_in_time else _plain(search), first + 1))
    paths = tuple(_path(search, walk) for walk in walks[:first])
    return Paths(paths, len(walks) > first, paths[0].hops if paths else max_hops, cache(lambda: _hubs(search)))


def _plain(search: _Search) -> Iterator[Walk]:
    """All shortest ways, by a search from both ends."""
    rows, size = (search.graph.bounds, search.graph.others), len(search.view.ids)
    ends, none = (search.start, search.goal, search.hops), np.zeros(0, dtype=np.int64)
    hops, starts, others = compiled(between)(*rows, search.hub_limit, search.shut, none, *ends, *workspace(size))
    after: dict[int, list[int]] = {}
    for node, other in zip(starts.tolist(), others.tolist(), strict=True):
        after.setdefault(node, []).append(other)
    if hops < 0:
        return iter(())
    return _walks(search, (search.start,), ALWAYS, hops, lambda node, left: after[node], None)


def _timely(search: _Search) -> Iterator[Walk]:
    """All ways of the least number of steps that may have held at one moment."""
    to_goal, degrees = search.distances(search.goal), np.diff(search.graph.bounds)

    def onwards(node: int, left: int) -> list[int]:
        if node == search.goal or (node != search.start and degrees[node] > search.hub_limit):
            return []
        beside = search.graph.others[search.graph.bounds[node] : search.graph.bounds[node + 1]]
        return [int(other) for other in beside[to_goal[beside] <= left]]

    within = _within(search, onwards)
    for hops in range(int(to_goal[search.start]), search.hops + 1):
        walks = _walks(search, (search.start,), ALWAYS, hops, onwards, within)
        first = next(walks, None)
        if first is not None:
            return chain([first], walks)
    return iter(())


def _hubs(search: _Search) -> tuple[str, ...]:
    """Entities with too many neighbours that lie near enough to both ends for a path to go through."""
    if search.graph.most <= search.hub_limit:
        return ()
    there, back = search.distances(search.start), search.distances(search.goal)
    near = np.flatnonzero(there + back <= search.hops)
    hubs = near[np.diff(search.graph.bounds)[near] > search.hub_limit].tolist()
    return tuple(search.view.ids[node] for node in hubs if node not in (search.start, search.goal))


def _within(search: _Search, onwards: Onwards) -> Within:
    """(node, left) -> at which moments `left` steps that all hold then lead to the goal.

    What the first number of steps with any moment gives are paths: a walk that comes back to a node could leave out
    the way between, and would have been found with fewer steps.
    """

    @cache
    def within(node: int, left: int) -> Spans:
        if node == search.goal:
            return NEVER if left else ALWAYS
        others = onwards(node, left - 1) if left else []
        found = (meet(search.held(node, other), within(other, left - 1)) for other in others)
        return join(span for spans in found for span in spans)

    return within


def _walks(
    search: _Search, path: Walk, moments: Spans, left: int, onwards: Onwards, within: Within | None
) -> Iterator[Walk]:
    """Ways on from the end of a path by exactly `left` steps to the goal, in the order of their nodes, each made when
    it is asked for. `left` is the least number of steps that leads there. moments: at which the path may have held."""
    if not left:
        yield from [path] if path[-1] == search.goal else []
        return
    for other in onwards(path[-1], left - 1):
        then = moments if within is None else meet(moments, search.held(path[-1], other))
        if within is None or meet(then, within(other, left - 1)):
            yield from _walks(search, (*path, other), then, left - 1, onwards, within)


def _path(search: _Search, nodes: Walk) -> Path:
    return Path(tuple(search.view.ids[node] for node in nodes), partial(_overlaps, search, nodes))


def _overlaps(search: _Search, nodes: Walk) -> bool:
    moments = ALWAYS
    for a, b in pairwise(nodes):
        moments = meet(moments, search.held(a, b))
    return bool(moments)
