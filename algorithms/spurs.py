"""The best way on from the beginning of a path, as Yen's search asks for it again and again: by steps, or by costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from algorithms.both_ends import between, workspace
from algorithms.compiled import compiled
from algorithms.least_cost import NEVER, least_ways, left_to_goal
from algorithms.weighted import HOP, Weighted

Ints = NDArray[np.int64]
Nodes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spur:
    """A path with the beginning that was given. cost: of the whole. several: there are others of the same cost."""

    cost: int
    nodes: Nodes
    several: bool


Least = Callable[[Nodes, Nodes], Spur | None]
"""(beginning, banned) -> of the best paths that begin so, and do not go on to any of `banned`, the first by index."""


def by_hops(graph: Weighted, hub_limit: int, shut: Ints, goal: int) -> Least:
    """The path of the fewest steps. shut: nodes that no path goes through."""
    size = len(graph.bounds) - 1

    def least(beginning: Nodes, banned: Nodes) -> Spur | None:
        hops, starts, ends = compiled(between)(
            graph.bounds,
            graph.others,
            hub_limit,
            np.append(shut, np.array(beginning[:-1], dtype=np.int64)),
            np.array(banned, dtype=np.int64),
            beginning[-1],
            goal,
            size,
            *workspace(size),
        )
        if hops < 0:
            return None
        after = dict(zip(reversed(starts.tolist()), reversed(ends.tolist()), strict=True))
        nodes = list(beginning)
        while nodes[-1] != goal:
            nodes.append(after[nodes[-1]])
        return Spur(HOP * (len(nodes) - 1), tuple(nodes), len(starts) > hops)

    return least


def by_cost(graph: Weighted, walked: NDArray[np.bool_], shut: Ints, ends: tuple[int, int], spare: int) -> Least:
    """The path of the least cost. walked: nodes that a path may go through. spare: as `left_to_goal` takes it."""
    start, goal = ends
    rows = graph.bounds, graph.others, graph.costs
    left = compiled(left_to_goal)(*rows, walked, start, goal, spare)
    closed = np.zeros(len(walked), dtype=bool)
    closed[shut] = True
    there = np.full(len(walked), NEVER, dtype=np.int64)

    def least(beginning: Nodes, banned: Nodes) -> Spur | None:
        taken = np.array(beginning[:-1], dtype=np.int64)
        before = closed[taken]
        closed[taken] = True
        most = int(left[start]) if beginning == (start,) and not banned else NEVER
        out = np.array(banned, dtype=np.int64)
        found = compiled(least_ways)(*rows, walked, left, closed, out, beginning[-1], goal, most, there)
        closed[taken] = before
        if not found.shape[1]:
            return None
        way = _first(graph, dict(zip(*found.tolist(), strict=True)), beginning[-1], banned, goal)
        nodes = (*beginning[:-1], *way)
        return Spur(_cost(graph, nodes), nodes, found.shape[1] > len(way))

    return least


def _first(graph: Weighted, there: Mapping[int, int], start: int, banned: Nodes, goal: int) -> Nodes:
    """Of all least costly ways the first by index. there: the cost from the start to each node on any of them."""
    way = [start]
    while way[-1] != goal:
        row = slice(int(graph.bounds[way[-1]]), int(graph.bounds[way[-1] + 1]))
        steps = zip(graph.others[row].tolist(), graph.costs[row].tolist(), strict=True)
        way.append(
            next(
                other
                for other, cost in steps
                if there.get(other) == there[way[-1]] + cost and not (len(way) == 1 and other in banned)
            )
        )
    return tuple(way)


def _cost(graph: Weighted, nodes: Nodes) -> int:
    total = 0
    for a, b in pairwise(nodes):
        low, high = graph.bounds[a], graph.bounds[a + 1]
        total += int(graph.costs[low + np.searchsorted(graph.others[low:high], b)])
    return total
