"""Where an undirected graph comes apart, as a kernel: depth-first search with low points (Tarjan 1972)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def low_links(bounds: Ints, others: Ints) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """(whole, parts, largest, above, below) for each of n nodes.

    whole: nodes in its connected part. parts: into how many this falls without it, 0 for one that stands alone;
    largest: nodes in the largest of these. above: the node over which alone it hangs together with the rest of its
    part, -1 where there is none such; below: how many nodes hang on that pair with it. bounds, others: distinct
    neighbours in compressed rows.
    """
    size = len(bounds) - 1
    found = np.full(size, -1, dtype=np.int64)
    low = np.zeros(size, dtype=np.int64)
    parent = np.full(size, -1, dtype=np.int64)
    root = np.full(size, -1, dtype=np.int64)
    hanging = np.ones(size, dtype=np.int64)
    cut_off = np.zeros(size, dtype=np.int64)
    parts = np.zeros(size, dtype=np.int64)
    largest = np.zeros(size, dtype=np.int64)
    above = np.full(size, -1, dtype=np.int64)
    at = bounds[:-1].copy()
    stack = np.zeros(size, dtype=np.int64)
    number = 0
    for start in range(size):
        if found[start] >= 0:
            continue
        stack[0] = start
        depth = 1
        found[start] = low[start] = number
        root[start] = start
        number += 1
        while depth > 0:
            node = stack[depth - 1]
            if at[node] < bounds[node + 1]:
                other = others[at[node]]
                at[node] += 1
                if found[other] < 0:
                    parent[other] = node
                    root[other] = start
                    found[other] = low[other] = number
                    number += 1
                    stack[depth] = other
                    depth += 1
                elif other != parent[node]:
                    low[node] = min(low[node], found[other])
                continue
            depth -= 1
            over = parent[node]
            if over >= 0:
                hanging[over] += hanging[node]
                low[over] = min(low[over], low[node])
                if low[node] >= found[over]:
                    parts[over] += 1
                    cut_off[over] += hanging[node]
                    largest[over] = max(largest[over], hanging[node])
                if low[node] > found[over]:
                    above[node] = over
    for node in range(size):
        if root[node] != node:
            parts[node] += 1
            largest[node] = max(largest[node], hanging[root[node]] - 1 - cut_off[node])
    return hanging[root], parts, largest, above, hanging
