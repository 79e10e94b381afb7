"""Which are the best ways between two entities: the k least costly loopless paths, over way-points where wanted.

Yen (1971) with Lawler's (1972) division: what is left after each path falls into parts that share nothing, so that each
path is found once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import heappop, heappush
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.least_cost import NEVER, reach
from algorithms.moments import ALWAYS, Spans, held, meet
from algorithms.neighbourhood import Neighbourhood
from algorithms.progress import Progress, unwatched
from algorithms.spurs import Least, Nodes, by_cost, by_hops
from algorithms.weighted import HOP, Weight, Weighted, weighted
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_TRIED = 5_000
"""Paths whose times are compared to find those that held at one moment."""
Found = tuple[int, Nodes]
Waiting = tuple[int, Nodes, int, Nodes]


@dataclass(frozen=True, slots=True)
class BestPath:
    """entities: ids from one end to the other. cost: sum over the steps, in hops. overlaps: whether there is a moment
    at which every step may have held, undated facts holding always."""

    entities: tuple[str, ...]
    cost: float
    overlaps: bool

    @property
    def hops(self) -> int:
        """Number of steps."""
        return len(self.entities) - 1


@dataclass(frozen=True, slots=True)
class BestPaths:
    """paths: by cost, then by their entities' ids. truncated: there are more. look: finds the hubs."""

    paths: tuple[BestPath, ...]
    truncated: bool
    look: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def hubs(self) -> tuple[str, ...]:
        """Entities that were not walked as they have more neighbours than the limit, and through which a path could
        have gone that is no worse than the worst of these, or any path where these are all. They are looked for when
        they are asked for: that takes far longer than the paths."""
        return self.look()


@dataclass(slots=True)
class _Search:
    """shut: nodes that no path goes through. waiting: further paths of the leg that was searched last."""

    view: View
    graph: Weighted
    weight: Weight
    shut: NDArray[np.int64]
    hub_limit: int
    told: Callable[[], None]
    spare: int
    waiting: list[Waiting] = field(default_factory=list)
    several: bool = False
    moments: dict[tuple[int, int], Spans] = field(default_factory=dict)

    @property
    def walked(self) -> NDArray[np.bool_]:
        """Nodes that a path may go through."""
        walked = np.diff(self.graph.bounds) <= self.hub_limit
        walked[self.shut] = False
        return walked

    def ranked(self, start: int, goal: int) -> Iterator[Found]:
        """(cost, nodes) of all loopless paths, the best first."""
        if self.weight is Weight.HOPS:
            least = by_hops(self.graph, self.hub_limit, self.shut, goal)
        else:
            least = by_cost(self.graph, self.walked, self.shut, (start, goal), self.spare)
        heap = self.waiting = []
        self._look(heap, least, (start,), 0, ())
        while heap:
            cost, nodes, split, banned = heappop(heap)
            yield cost, nodes
            for at in range(split, len(nodes) - 1):
                self._look(heap, least, nodes[: at + 1], at, (*(banned if at == split else ()), nodes[at + 1]))

    def _look(self, heap: list[Waiting], least: Least, beginning: Nodes, split: int, banned: Nodes) -> None:
        self.told()
        spur = least(beginning, banned)
        if spur is not None:
            self.several = self.several or spur.several
            heappush(heap, (spur.cost, spur.nodes, split, banned))

    def when(self, nodes: Nodes) -> Spans:
        """The moments at which every step of a path may have held."""
        spans, around = ALWAYS, Neighbourhood.of(self.view)
        for pair in pairwise(nodes):
            if pair not in self.moments:
                self.moments[pair] = held(self.view, around.links(*pair))
            spans = meet(spans, self.moments[pair])
        return spans


def best_paths(
    view: View,
    start: str,
    end: str,
    *,
    k: int = 5,
    weight: Weight = Weight.HOPS,
    via: Sequence[str] = (),
    avoid: Sequence[str] = (),
    hub_limit: int = 100,
    overlapping_in_time: bool = False,
    progress: Progress = unwatched,
) -> BestPaths:
    """The k best paths between two entities, direction dropped.

    via: way-points, in this order; the way to each is loopless, and the way on may come past an entity again.
    avoid: entities that no path goes through. hub_limit: an entity that is neither end nor way-point and has more
    distinct neighbours is not walked. overlapping_in_time: only paths whose steps may have held at one moment. No path
    is an answer. progress: told how many paths are found. Raises LimitExceeded where too many paths would have to be
    compared for that.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "ada -OWNS-> Vehicle:car", "cy -USES-> Vehicle:car")
    >>> [(path.cost, path.entities[1]) for path in best_paths(view, "Person:ada", "Person:cy").paths]
    [(2.0, 'Person:bo'), (2.0, 'Vehicle:car')]
    """
    stops = [view.place(entity) for entity in (start, *via, end)]
    known = [stop for stop in stops if stop is not None]
    if len(known) < len(stops):
        return BestPaths((), False)
    graph = weighted(view, weight)
    shut = np.array([place for place in view.places(avoid) if place not in known], dtype=np.int64)
    found: list[Found] = []

    def told() -> None:
        progress(min(len(found), k), k)

    search = _Search(view, graph, weight, shut, hub_limit, told, HOP * (k > 1))
    fitting = _fitting(search, known, overlapping_in_time)
    found.extend(islice(fitting, k))
    # Between two ends whatever waits in the heap is a further path, and so is a second way of the same cost, which
    # spares looking for the next one.
    more = len(known) == 2 and not overlapping_in_time and (len(search.waiting) > 0 or (k == 1 and search.several))
    truncated = len(found) == k and (more or next(fitting, None) is not None)
    legs = list(pairwise(known))
    worst = found[k - 1][0] if len(found) >= k else NEVER
    return BestPaths(
        tuple(_path(search, cost, nodes) for cost, nodes in found),
        truncated,
        cache(lambda: _hubs(search, legs, worst)),
    )


def _fitting(search: _Search, stops: Sequence[int], overlapping: bool) -> Iterator[Found]:
    """Paths over the stops, the best first; with `overlapping` those that have a moment."""
    for number, (cost, nodes) in enumerate(_joined(search, stops)):
        if not overlapping or search.when(nodes):
            yield cost, nodes
        elif number == MOST_TRIED:
            raise LimitExceeded("paths whose times are compared", MOST_TRIED + 1, MOST_TRIED)


class _Leg:
    """The ways of one leg by rank, each found when first asked for."""

    def __init__(self, ways: Iterator[Found]) -> None:
        self._ways, self._kept = ways, list[Found]()

    def at(self, rank: int) -> Found | None:
        """The way of this rank, from 0."""
        self._kept += islice(self._ways, max(rank + 1 - len(self._kept), 0))
        return self._kept[rank] if rank < len(self._kept) else None


def _joined(search: _Search, stops: Sequence[int]) -> Iterator[Found]:
    """The best ways over all stops: those of each leg, combined the best first."""
    legs = [_Leg(search.ranked(a, b)) for a, b in pairwise(stops)]
    first = (0,) * len(legs)
    heap, seen = [], {first}
    if (whole := _whole(legs, first)) is not None:
        heap.append((*whole, first))
    while heap:
        cost, nodes, ranks = heappop(heap)
        yield cost, nodes
        for leg, rank in enumerate(ranks):
            further = (*ranks[:leg], rank + 1, *ranks[leg + 1 :])
            if further not in seen and (whole := _whole(legs, further)) is not None:
                heappush(heap, (*whole, further))
            seen.add(further)


def _whole(legs: Sequence[_Leg], ranks: Sequence[int]) -> Found | None:
    picked = [way for leg, rank in zip(legs, ranks, strict=True) if (way := leg.at(rank)) is not None]
    if len(picked) < len(legs):
        return None
    nodes = [picked[0][1][0], *(node for _, part in picked for node in part[1:])]
    return sum(cost for cost, _ in picked), tuple(nodes)


def _hubs(search: _Search, legs: Sequence[tuple[int, int]], worst: int) -> tuple[str, ...]:
    """Hubs that lie near enough to both ends of a leg."""
    graph = search.graph
    if graph.most <= search.hub_limit:
        return ()
    walked = search.walked
    named, closed = np.zeros((2, len(walked)), dtype=bool)
    closed[search.shut] = True
    rows = graph.bounds, graph.others, graph.costs, walked, closed
    for leg in legs:
        ways = [compiled(reach)(*rows, end, min(worst, NEVER - 1)) for end in leg]
        named |= (ways[0] < NEVER) & (ways[1] < NEVER) & (ways[0] + ways[1] <= worst)
    named &= np.diff(graph.bounds) > search.hub_limit
    named[[stop for leg in legs for stop in leg]] = False
    return tuple(search.view.ids[node] for node in np.flatnonzero(named).tolist())


def _path(search: _Search, cost: int, nodes: Nodes) -> BestPath:
    return BestPath(tuple(search.view.ids[node] for node in nodes), cost / HOP, bool(search.when(nodes)))
