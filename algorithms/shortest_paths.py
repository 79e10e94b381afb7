"""How do two entities hang together: all shortest paths between them, hubs named and not walked.

Breadth-first search from the one end (Moore 1959), then every path from the other end downhill to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.neighbourhood import Neighbourhood
from graph_model.view import UNDATED, View

_FOREVER = np.iinfo(np.int64).max


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
    """All shortest paths between two entities of the view, direction dropped, up to `first` of them.

    hub_limit: an entity between the ends with more distinct neighbours is not walked. overlapping_in_time: only paths
    whose steps may have held at one moment, so that a longer path may come out than without. No path is an answer.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "ada -OWNS-> Vehicle:car", "cy -USES-> Vehicle:car")
    >>> [path.entities for path in shortest_paths(view, "Person:ada", "Person:cy").paths]
    [('Person:ada', 'Person:bo', 'Person:cy'), ('Person:ada', 'Vehicle:car', 'Person:cy')]
    """
    around = Neighbourhood(view)
    place = {entity: node for node, entity in enumerate(view.ids)}
    a, b = place[start], place[end]
    closed = {place[entity] for entity in avoid if entity in place} - {a, b}
    to_end = _distances(around, b, max_hops, hub_limit, closed)
    hubs = _hubs(around, to_end, _distances(around, a, max_hops, hub_limit, closed), {a, b}, max_hops, hub_limit)
    for hops in range(to_end.get(a, max_hops + 1), max_hops + 1):
        found: list[Path] = []
        for nodes in _walk(around, a, b, hops, to_end, hub_limit, closed, simple=overlapping_in_time):
            path = Path(tuple(view.ids[node] for node in nodes), _overlap(view, around, nodes))
            if path.overlaps or not overlapping_in_time:
                found.append(path)
            if len(found) > first:
                break
        if found:
            return Paths(tuple(found[:first]), len(found) > first, _names(view, hubs), hops)
    return Paths((), False, _names(view, hubs), max_hops)


def _distances(around: Neighbourhood, origin: int, hops: int, hub_limit: int, closed: set[int]) -> dict[int, int]:
    """Distance from the origin of all nodes up to `hops` away; hubs are reached, and not walked."""
    distances, frontier = {origin: 0}, [origin]
    for distance in range(1, hops + 1):
        walked = [node for node in frontier if node == origin or around.degree(node) <= hub_limit]
        reached = {other for node in walked for other in around.of(node).tolist()}
        frontier = sorted(reached - distances.keys() - closed)
        distances.update(dict.fromkeys(frontier, distance))
    return distances


def _hubs(
    around: Neighbourhood,
    to_end: dict[int, int],
    to_start: dict[int, int],
    ends: set[int],
    hops: int,
    hub_limit: int,
) -> list[int]:
    """Entities with too many neighbours that lie near enough to both ends for a path to go through."""
    near = (node for node, far in to_end.items() if node in to_start and far + to_start[node] <= hops)
    return sorted(node for node in near if node not in ends and around.degree(node) > hub_limit)


def _walk(
    around: Neighbourhood,
    start: int,
    goal: int,
    hops: int,
    to_goal: dict[int, int],
    hub_limit: int,
    closed: set[int],
    *,
    simple: bool,
) -> Iterator[tuple[int, ...]]:
    """Paths without a repeated node of exactly `hops` steps, in the order of their nodes' indexes, which is that of
    their ids. A node from which the goal is out of reach in what is left is never entered."""
    stack: list[tuple[int, ...]] = [(start,)]
    while stack:
        path = stack.pop()
        left = hops - len(path) + 1
        if path[-1] == goal:
            if left == 0:
                yield path
            continue
        if left == 0 or (path[-1] != start and around.degree(path[-1]) > hub_limit):
            continue
        steps = [
            (*path, node)
            for node in around.of(path[-1]).tolist()
            if to_goal.get(node, hops) <= left - 1 and node not in path and node not in closed
        ]
        stack.extend(reversed(steps))


def _overlap(view: View, around: Neighbourhood, nodes: Sequence[int]) -> bool:
    """Whether one moment lies within a fact of every step: the union of each step's periods, cut with the next."""
    held: list[tuple[int, int]] = [(-_FOREVER, _FOREVER)]
    for a, b in pairwise(nodes):
        periods = _periods(view, around.links(a, b))
        held = [
            (max(low, since), min(high, until))
            for low, high in held
            for since, until in periods
            if max(low, since) < min(high, until) or since == until == max(low, since) <= high or low == high >= since
        ]
        held = [(low, high) for low, high in held if low <= high]
        if not held:
            return False
    return True


def _periods(view: View, links: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Distinct periods of some links; an open side lasts for ever."""
    since, until = view.since[links], view.until[links]
    opened = np.where(since == UNDATED, -_FOREVER, since)
    closed = np.where(until == UNDATED, _FOREVER, until)
    return sorted(set(zip(opened.tolist(), closed.tolist(), strict=True)))


def _names(view: View, nodes: Sequence[int]) -> tuple[str, ...]:
    return tuple(view.ids[node] for node in nodes)
