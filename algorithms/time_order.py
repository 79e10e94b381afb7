"""Walks in time order, as a kernel: the earliest moment at which a node can be reached, and how.

Each step takes no time and is taken at a moment at which its fact holds, not before the step before it and at most
`wait` after it. Waits make loopless paths hard to find (NP-hard, Casteigts et al. 2021), walks not (Bentert et al.
2020): where waiting is bounded, a walk may come past an entity again instead of waiting there.
"""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
FOREVER = 1 << 61
"""Stands for no bound of a time; its negative for none below."""
BOTH, ALONG, AGAINST = 0, 1, 2


def earliest(
    bounds: Ints,
    others: Ints,
    links: Ints,
    inward: NDArray[np.bool_],
    begins: Ints,
    ends: Ints,
    walked: NDArray[np.bool_],
    way: int,
    wait: int,
    source: int,
    goal: int,
    leave: int,
    leave_before: int,
    last: int,
    first: Ints,
) -> Ints:
    """The links of the walk that reaches the goal first, with the moments at which each may end: 3 rows (link, from,
    before), from the source on; empty if none arrives by `last`.

    inward: whether each arrow in a row points at the row's node. begins, ends: when each link holds, half open. way:
    whether arrows are followed. leave, leave_before: when the first step is taken. first: n times FOREVER, filled with
    the first moment at each node that was looked at. A goal of -1 looks at all. Nodes that are not `walked` are
    reached, not left.
    """
    covered = np.full(len(bounds) - 1, -FOREVER, dtype=np.int64)
    # Who may wait for ever needs no later arrival than the first.
    soonest = np.full(len(bounds) - 1, FOREVER, dtype=np.int64)
    node_of, parent, link_of, since, until = [source], [-1], [-1], [leave], [leave_before]
    heap = [(leave, 0, source, 0)]
    found = -1
    while heap:
        moment, steps, node, label = heappop(heap)
        if until[label] <= covered[node] and label:
            continue
        since[label] = max(moment, covered[node]) if label else leave
        covered[node] = FOREVER if wait >= FOREVER or not label else until[label]
        first[node] = min(first[node], since[label])
        if node == goal:
            found = label
            break
        if label and not walked[node]:
            continue
        now, ready = since[label], until[label]
        if label:
            ready = FOREVER if wait >= FOREVER else min(until[label] + wait, FOREVER)
        for arc in range(bounds[node], bounds[node + 1]):
            if (way == ALONG and inward[arc]) or (way == AGAINST and not inward[arc]):
                continue
            other = others[arc]
            # Whoever is reached as soon without this link need not have it looked up, which is what takes the time.
            if other == source or covered[other] >= ready or soonest[other] <= now:
                continue
            link = links[arc]
            begin, end = max(now, begins[link]), min(ready, ends[link])
            if begin < end and begin <= last and end > covered[other] and begin < soonest[other]:
                if wait >= FOREVER:
                    soonest[other] = begin
                heappush(heap, (begin, steps + 1, other, len(node_of)))
                node_of.append(other)
                parent.append(label)
                link_of.append(link)
                since.append(begin)
                until.append(end)
    chain = [found]
    while found > 0 and parent[chain[-1]] > 0:
        chain.append(parent[chain[-1]])
    if found < 0:
        chain = chain[:0]
    walk = np.empty((3, len(chain)), dtype=np.int64)
    for place in range(len(chain)):
        label = chain[len(chain) - 1 - place]
        walk[0, place] = link_of[label]
        walk[1, place] = since[label]
        walk[2, place] = until[label]
    return walk
