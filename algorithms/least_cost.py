"""The least costly ways between two nodes, as kernels over compressed rows.

Dijkstra (1959) from both ends until they meet gives lower bounds of what is left to the goal; A* (Hart, Nilsson and
Raphael 1968) walks by them. Bounds stay true when nodes are taken away, so that one meeting serves many searches.
"""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
MOST_SPARE = 200_000
"""Steps looked at on the goal's side to have bounds that are exact beyond half the way: some hundredths of a second."""
NEVER = 1 << 60
"""The cost of what cannot be reached."""


def left_to_goal(bounds: Ints, others: Ints, costs: Ints, walked: Flags, start: int, goal: int, spare: int) -> Ints:
    """For each of n nodes a lower bound of its cost to the goal, exact near the goal; NEVER where there is no way.

    walked: nodes that a way may go through; its ends need not be. spare: how far beyond half the way the bounds are
    exact, which is worth its time where many searches follow. What is found is consistent: no step lowers it by more
    than the step costs.
    """
    size = len(bounds) - 1
    there = np.full((2, size), NEVER, dtype=np.int64)
    done = np.zeros((2, size), dtype=np.bool_)
    ends = (start, goal)
    heaps = ([(0, start)], [(0, goal)])
    there[0, start] = 0
    there[1, goal] = 0
    spent = [0, 0]
    meeting = NEVER
    radius = 0
    while heaps[0] and heaps[1]:
        radius = heaps[1][0][0]
        met = heaps[0][0][0] + radius >= meeting
        if met and (spare == 0 or radius >= (meeting + spare) // 2 or spent[1] > MOST_SPARE):
            break
        side = 0 if spent[0] <= spent[1] and not met else 1
        cost, node = heappop(heaps[side])
        if done[side, node]:
            continue
        done[side, node] = True
        if node != ends[side] and not walked[node]:
            continue
        for arc in range(bounds[node], bounds[node + 1]):
            other = others[arc]
            if not walked[other] and other != ends[1 - side]:
                continue
            further = cost + costs[arc]
            if further < there[side, other]:
                there[side, other] = further
                heappush(heaps[side], (further, other))
                meeting = min(meeting, further + there[1 - side, other])
        spent[side] += bounds[node + 1] - bounds[node] + 1
    if meeting == NEVER:
        return np.full(size, NEVER, dtype=np.int64)
    left: Ints = there[1]
    rest = radius if heaps[1] else NEVER
    for node in range(size):
        if not done[1, node]:
            left[node] = min(left[node], rest)
    # No way comes back to the start, so that its own may be exact: it bounds the first search.
    left[start] = meeting
    return left


def least_ways(
    bounds: Ints,
    others: Ints,
    costs: Ints,
    walked: Flags,
    left: Ints,
    closed: Flags,
    banned: Ints,
    start: int,
    goal: int,
    most: int,
    there: Ints,
) -> Ints:
    """All nodes on least costly ways, and the cost from the start to each: two rows in no order, empty without a way.

    left: as `left_to_goal` gives it. closed: nodes taken away. banned: nodes that the first step may not lead to.
    most: what a way may cost. there: n times NEVER, to work in; it is left so.
    """
    met = [start]
    heap = [(left[start], start)]
    there[start] = 0
    best = most
    found = False
    while heap:
        reckoned, node = heappop(heap)
        if reckoned > best or left[node] >= NEVER:
            break
        if reckoned > there[node] + left[node] or node == goal:
            if node == goal and there[goal] <= best:
                best, found = there[goal], True
            continue
        for arc in range(bounds[node], bounds[node + 1]):
            other = others[arc]
            if closed[other] or (not walked[other] and other != goal) or left[other] >= NEVER:
                continue
            if node == start and np.any(banned == other):
                continue
            further = there[node] + costs[arc]
            if further < there[other] and further + left[other] <= best:
                if there[other] == NEVER:
                    met.append(other)
                there[other] = further
                heappush(heap, (further + left[other], other))
    # Backwards from the goal over steps that waste nothing.
    leading = {goal}
    stack = [goal] if found else [goal for _ in range(0)]
    while stack:
        node = stack.pop()
        for arc in range(bounds[node], bounds[node + 1]):
            before = others[arc]
            if there[before] + costs[arc] != there[node] or before in leading or before == goal:
                continue
            if before == start and np.any(banned == node):
                continue
            leading.add(before)
            stack.append(before)
    on_the_way = np.empty((2, len(leading) if found else 0), dtype=np.int64)
    if found:
        for place, node in enumerate(leading):
            on_the_way[0, place] = node
            on_the_way[1, place] = there[node]
    for node in met:
        there[node] = NEVER
    return on_the_way


def reach(bounds: Ints, others: Ints, costs: Ints, walked: Flags, closed: Flags, start: int, most: int) -> Ints:
    """The cost from the start to each of n nodes up to `most`, else NEVER. Nodes that are not walked are reached."""
    there = np.full(len(bounds) - 1, NEVER, dtype=np.int64)
    there[start] = 0
    heap = [(0, start)]
    while heap:
        cost, node = heappop(heap)
        if cost > there[node] or (node != start and not walked[node]):
            continue
        for arc in range(bounds[node], bounds[node + 1]):
            other = others[arc]
            further = cost + costs[arc]
            if further <= most and further < there[other] and not closed[other]:
                there[other] = further
                heappush(heap, (further, other))
    return there
