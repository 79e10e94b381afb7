"""All shortest ways between two nodes, as a kernel: breadth-first search (Moore 1959) from both ends until they meet
(Pohl 1971). What it costs grows with what lies between the two, not with the graph."""

from __future__ import annotations

from threading import local

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
_KEPT = local()


def workspace(size: int) -> tuple[Small, Small]:
    """there, back: what `between` works in on a graph of so many nodes. Kept for the thread's next search: fresh memory
    costs more to come by than what is looked at in it."""
    kept: tuple[Small, Small] | None = getattr(_KEPT, "arrays", None)
    if kept is None or len(kept[0]) != size:
        kept = _KEPT.arrays = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    return kept


def between(
    bounds: Ints,
    others: Ints,
    hub_limit: int,
    closed: Ints,
    banned: Ints,
    start: int,
    goal: int,
    most: int,
    there: Small,
    back: Small,
) -> tuple[int, Ints, Ints]:
    """(hops, starts, ends): how long the shortest ways are, -1 if longer than `most`, and the steps that they are made
    of, layer by layer from the start on.

    hub_limit: a node between the ends with more neighbours is not gone through. closed: nor are these, none of which is
    an end. banned: nodes that the first step may not lead to. there, back: n zeros each, to work in; they are left so,
    and only what is looked at is touched.
    """
    nobody = np.zeros(0, dtype=np.int64)
    if start == goal:
        return 0, nobody, nobody
    # Steps are counted from 1, as 0 is what nobody has come to.
    there[closed] = -1
    back[closed] = -1
    there[start] = 1
    back[goal] = 1
    touched = [start, goal]
    near, far = [start], [goal]
    met = [start for _ in range(0)]
    hops = 0
    while len(near) > 0 and len(far) > 0 and hops < most:
        forwards = len(near) <= len(far)
        mine, theirs = (there, back) if forwards else (back, there)
        edge = near if forwards else far
        hops += 1
        # The step in which they meet is the widest: it is only looked at, unless they do not meet in it.
        for node in edge:
            for arc in range(bounds[node], bounds[node + 1]):
                other = int(others[arc])
                if theirs[other] <= 0 or mine[other] != 0:
                    continue
                if np.any(banned == (other if forwards else node)) and start in (node, other):
                    continue
                if bounds[other + 1] - bounds[other] <= hub_limit or other in (start, goal):
                    mine[other] = mine[node] + 1
                    met.append(other)
                    touched.append(other)
        if len(met) > 0:
            break
        further = [start for _ in range(0)]
        for node in edge:
            for arc in range(bounds[node], bounds[node + 1]):
                other = int(others[arc])
                if mine[other] != 0 or other in (start, goal) or (node == start and np.any(banned == other)):
                    continue
                if bounds[other + 1] - bounds[other] <= hub_limit:
                    mine[other] = mine[node] + 1
                    further.append(other)
                    touched.append(other)
        if forwards:
            near = further
        else:
            far = further
    if len(met) == 0:
        hops = -1
    # Back to the start from where they met, so that every node on a way knows how far the goal is.
    while len(met) > 0:
        node = met.pop()
        for arc in range(bounds[node], bounds[node + 1]):
            other = int(others[arc])
            if back[other] != 0 or there[other] < 1 or there[other] != there[node] - 1:
                continue
            if bounds[other + 1] - bounds[other] <= hub_limit or other == start:
                back[other] = back[node] + 1
                met.append(other)
    # Down from the start over nodes that come one nearer to the goal each.
    starts = [start for _ in range(0)]
    ends = [start for _ in range(0)]
    layer = [start]
    for left in range(hops, 0, -1):
        below = [start for _ in range(0)]
        for node in layer:
            for arc in range(bounds[node], bounds[node + 1]):
                other = int(others[arc])
                if back[other] != left or (node == start and np.any(banned == other)):
                    continue
                if bounds[other + 1] - bounds[other] > hub_limit and other != goal:
                    continue
                starts.append(node)
                ends.append(other)
                if there[other] != -2:
                    there[other] = -2
                    below.append(other)
        layer = below
    for node in touched:
        there[node] = 0
        back[node] = 0
    there[closed] = 0
    back[closed] = 0
    return hops, np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
