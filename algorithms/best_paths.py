"""Which are the best ways between two entities: the k least costly loopless paths, over way-points where wanted.

Yen (1971) with Lawler's (1972) division: what is left after each path falls into parts that share nothing, so that each
path is found once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.least_cost import NEVER, least_ways, left_to_goal, reach
from algorithms.moments import ALWAYS, Spans, held, meet
from algorithms.neighbourhood import Neighbourhood
from algorithms.progress import Progress, unwatched
from algorithms.weighted import HOP, Weight, Weighted, weighted
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_TRIED = 5_000
"""Paths whose times are compared to find those that held at one moment."""
Nodes = tuple[int, ...]
Found = tuple[int, Nodes]


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
    """paths: by cost, then by their entities' ids. truncated: there are more. hubs: entities that were not walked as
    they have more neighbours than the limit, and through which a path could have gone that is no worse than the worst
    of these, or any path where these are all."""

    paths: tuple[BestPath, ...]
    truncated: bool
    hubs: tuple[str, ...]


@dataclass(slots=True)
class _Search:
    view: View
    graph: Weighted
    walked: NDArray[np.bool_]
    shut: NDArray[np.bool_]
    there: NDArray[np.int64]
    told: Callable[[], None]
    spare: int
    waiting: list[tuple[int, Nodes, int, Nodes]] = field(default_factory=list)
    several: bool = False
    moments: dict[tuple[int, int], Spans] = field(default_factory=dict)

    def ranked(self, start: int, goal: int) -> Iterator[Found]:
        """(cost, nodes) of all loopless paths, the best first."""
        graph = self.graph
        rows = graph.bounds, graph.others, graph.costs
        left = compiled(left_to_goal)(*rows, self.walked, start, goal, self.spare)
        first = self._least((start,), (), goal, left)
        heap = self.waiting = list[tuple[int, Nodes, int, Nodes]]() if first is None else [(*first, 0, ())]
        while heap:
            cost, nodes, split, banned = heappop(heap)
            yield cost, nodes
            for at in range(split, len(nodes) - 1):
                out = (*(banned if at == split else ()), nodes[at + 1])
                found = self._least(nodes[: at + 1], out, goal, left)
                if found is not None:
                    heappush(heap, (*found, at, out))

    def _least(self, prefix: Nodes, banned: Nodes, goal: int, left: NDArray[np.int64]) -> Found | None:
        """The best path that begins with `prefix` and does not go on to any of `banned`."""
        self.told()
        graph, taken = self.graph, np.array(prefix[:-1], dtype=np.int64)
        closed = self.shut
        before = closed[taken]
        closed[taken] = True
        found = compiled(least_ways)(
            graph.bounds,
            graph.others,
            graph.costs,
            self.walked,
            left,
            closed,
            np.array(banned, dtype=np.int64),
            prefix[-1],
            goal,
            int(left[prefix[-1]]) if len(prefix) == 1 and not banned else NEVER,
            self.there,
        )
        closed[taken] = before
        if not found.shape[1]:
            return None
        way = self._first(dict(zip(*found.tolist(), strict=True)), prefix[-1], banned, goal)
        self.several = self.several or found.shape[1] > len(way)
        nodes = (*prefix[:-1], *way)
        return self.cost(nodes), nodes

    def _first(self, there: Mapping[int, int], start: int, banned: Nodes, goal: int) -> Nodes:
        """Of all least costly ways the first by index. there: the cost from the start to each node on any of them."""
        way = [start]
        while way[-1] != goal:
            row = slice(int(self.graph.bounds[way[-1]]), int(self.graph.bounds[way[-1] + 1]))
            steps = zip(self.graph.others[row].tolist(), self.graph.costs[row].tolist(), strict=True)
            way.append(
                next(
                    other
                    for other, cost in steps
                    if there.get(other) == there[way[-1]] + cost and not (len(way) == 1 and other in banned)
                )
            )
        return tuple(way)

    def cost(self, nodes: Nodes) -> int:
        """What a path costs."""
        total = 0
        for a, b in pairwise(nodes):
            low, high = self.graph.bounds[a], self.graph.bounds[a + 1]
            total += int(self.graph.costs[low + np.searchsorted(self.graph.others[low:high], b)])
        return total

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
        return BestPaths((), False, ())
    graph = weighted(view, weight)
    degrees = np.diff(graph.bounds)
    shut = np.zeros(len(view.ids), dtype=bool)
    shut[[place for entity in avoid if (place := view.place(entity)) is not None]] = True
    shut[known] = False
    walked = (degrees <= hub_limit) & ~shut
    found: list[Found] = []
    never = np.full(len(view.ids), NEVER, dtype=np.int64)
    search = _Search(view, graph, walked, shut, never, lambda: progress(min(len(found), k), k), HOP * (k > 1))
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
        _hubs(search, legs, degrees > hub_limit, worst),
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


def _hubs(search: _Search, legs: Sequence[tuple[int, int]], hubs: NDArray[np.bool_], worst: int) -> tuple[str, ...]:
    """Hubs that lie near enough to both ends of a leg."""
    if not np.any(hubs):
        return ()
    graph, named = search.graph, np.zeros(len(hubs), dtype=bool)
    for leg in legs:
        ways = [
            compiled(reach)(
                graph.bounds, graph.others, graph.costs, search.walked, search.shut, end, min(worst, NEVER - 1)
            )
            for end in leg
        ]
        named |= hubs & (ways[0] < NEVER) & (ways[1] < NEVER) & (ways[0] + ways[1] <= worst)
    named[[stop for leg in legs for stop in leg]] = False
    return tuple(search.view.ids[node] for node in np.flatnonzero(named).tolist())


def _path(search: _Search, cost: int, nodes: Nodes) -> BestPath:
    return BestPath(tuple(search.view.ids[node] for node in nodes), cost / HOP, bool(search.when(nodes)))
