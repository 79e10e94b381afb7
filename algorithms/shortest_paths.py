"""How do two entities hang together: all shortest paths between them, hubs named and not walked.

Breadth-first search from both ends (Moore 1959), then every path from the one end downhill to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.least_cost import NEVER as UNREACHED
from algorithms.least_cost import least_ways, left_to_goal
from algorithms.moments import ALWAYS, NEVER, Spans, held, join, meet
from algorithms.neighbourhood import Neighbourhood
from algorithms.ways import ways
from algorithms.weighted import HOP, Weight, weighted
from graph_model.errors import LimitExceeded
from graph_model.view import View

MOST_PAIRS = 300_000
"""Linked pairs whose times are compared: about 10 s."""
FAR = 1_000
"""Stands for a distance that was not looked at; more than any number of hops."""
Hops = NDArray[np.int16]
Within = Callable[[int, int], Spans]


@dataclass(frozen=True, slots=True)
class Path:
    """entities: hops + 1 ids from one end to the other. overlaps: whether there is a moment at which every step may
    have held, undated facts holding always; a path of tenants of 2005 and of 2019 has none."""

    entities: tuple[str, ...]
    overlaps: bool

    @property
    def hops(self) -> int:
        """Number of steps."""
        return len(self.entities) - 1


@dataclass(frozen=True, slots=True)
class Paths:
    """paths: by their entities' ids. truncated: there are more. hubs: entities that a path could have gone through,
    and were not walked as they have more neighbours than the limit. searched: hops that were looked at."""

    paths: tuple[Path, ...]
    truncated: bool
    hubs: tuple[str, ...]
    searched: int


@dataclass(frozen=True, slots=True)
class _Search:
    """What one search knows. to_goal: hops from each node to the goal over what is walked, FAR if more than asked."""

    view: View
    around: Neighbourhood
    start: int
    goal: int
    hub_limit: int
    to_goal: Hops
    moments: dict[tuple[int, int], Spans] = field(default_factory=dict)

    def onwards(self, node: int, left: int) -> list[int]:
        """Neighbours from which the goal may be reached in `left` more steps, by index, which is by id."""
        if node == self.goal or (node != self.start and self.around.degree(node) > self.hub_limit):
            return []
        beside = self.around.beside(node)
        return [int(other) for other in beside[self.to_goal[beside] <= left]]

    def held(self, a: int, b: int) -> Spans:
        """When any fact between two nodes held. Raises LimitExceeded."""
        pair = min(a, b), max(a, b)
        if pair not in self.moments:
            if len(self.moments) >= MOST_PAIRS:
                raise LimitExceeded("linked pairs whose times are compared", MOST_PAIRS + 1, MOST_PAIRS)
            self.moments[pair] = held(self.view, self.around.links(a, b))
        return self.moments[pair]


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
    around, a, b = Neighbourhood.of(view), view.place(start), view.place(end)
    if a is None or b is None:
        return Paths((), False, (), max_hops)
    closed = np.zeros(len(view.ids), dtype=bool)
    closed[[place for entity in avoid if (place := view.place(entity)) is not None]] = True
    closed[[a, b]] = False
    if overlapping_in_time:
        to_goal = _distances(view, b, max_hops, hub_limit, closed)
    else:
        to_goal = _on_the_way(view, a, b, max_hops, hub_limit, closed)
    search = _Search(view, around, a, b, hub_limit, to_goal)
    hubs = _hubs(search, closed, max_hops)
    within = _within(search) if overlapping_in_time else None
    for hops in range(int(search.to_goal[a]), max_hops + 1):
        walks = list(islice(_walks(search, hops, within), first + 1))
        if walks:
            paths = tuple(_path(search, walk) for walk in walks[:first])
            return Paths(paths, len(walks) > first, hubs, hops)
    return Paths((), False, hubs, max_hops)


def _distances(view: View, origin: int, hops: int, hub_limit: int, closed: NDArray[np.bool_]) -> Hops:
    """Distance from the origin of all nodes up to `hops` away; hubs are reached, and not walked."""
    graph = weighted(view, Weight.HOPS)
    walked = np.diff(graph.bounds) <= hub_limit
    found = compiled(ways)(graph.bounds, graph.others, walked, closed, origin, hops)[0]
    return np.where(found < 0, FAR, found).astype(np.int16)


def _on_the_way(view: View, a: int, b: int, hops: int, hub_limit: int, closed: NDArray[np.bool_]) -> Hops:
    """Distance to b of all nodes on shortest paths from a, FAR for others; by a search from both ends."""
    graph = weighted(view, Weight.HOPS)
    rows, walked = (graph.bounds, graph.others, graph.costs), (np.diff(graph.bounds) <= hub_limit) & ~closed
    left = compiled(left_to_goal)(*rows, walked, a, b, 0)
    never, none = np.full(len(walked), UNREACHED, dtype=np.int64), np.zeros(0, dtype=np.int64)
    nodes, costs = compiled(least_ways)(*rows, walked, left, closed, none, a, b, int(left[a]), never)
    to_goal = np.full(len(walked), FAR, dtype=np.int16)
    to_goal[b] = 0
    if len(nodes) and costs.max() <= hops * HOP:
        to_goal[nodes] = (costs.max() - costs) // HOP
    return to_goal


def _hubs(search: _Search, closed: NDArray[np.bool_], hops: int) -> tuple[str, ...]:
    """Entities with too many neighbours that lie near enough to both ends for a path to go through."""
    if not np.any(np.diff(weighted(search.view, Weight.HOPS).bounds) > search.hub_limit):
        return ()
    there, back = (_distances(search.view, end, hops, search.hub_limit, closed) for end in (search.start, search.goal))
    near = np.flatnonzero(there + back <= hops).astype(np.int32)
    hubs = near[search.around.degrees(near) > search.hub_limit].tolist()
    return tuple(search.view.ids[node] for node in hubs if node not in (search.start, search.goal))


def _within(search: _Search) -> Within:
    """(node, left) -> at which moments `left` steps that all hold then lead to the goal.

    What the first number of steps with any moment gives are paths: a walk that comes back to a node could leave out
    the way between, and would have been found with fewer steps.
    """

    @cache
    def within(node: int, left: int) -> Spans:
        if node == search.goal:
            return NEVER if left else ALWAYS
        onwards = search.onwards(node, left - 1) if left else []
        found = (meet(search.held(node, other), within(other, left - 1)) for other in onwards)
        return join(span for spans in found for span in spans)

    return within


def _walks(search: _Search, hops: int, within: Within | None) -> Iterator[tuple[int, ...]]:
    """Ways of exactly `hops` steps, the least number that has any, in the order of their nodes."""
    stack: list[tuple[tuple[int, ...], Spans]] = [((search.start,), ALWAYS)]
    while stack:
        path, moments = stack.pop()
        left = hops - len(path) + 1
        if path[-1] == search.goal and not left:
            yield path
        for other in reversed(search.onwards(path[-1], left - 1) if left else []):
            then = moments if within is None else meet(moments, search.held(path[-1], other))
            if within is None or meet(then, within(other, left - 1)):
                stack.append(((*path, other), then))


def _path(search: _Search, nodes: Sequence[int]) -> Path:
    moments = ALWAYS
    for a, b in pairwise(nodes):
        moments = meet(moments, search.held(a, b))
    return Path(tuple(search.view.ids[node] for node in nodes), bool(moments))
