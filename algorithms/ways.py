"""How many shortest ways lead from one node to each other one, as a kernel: breadth-first search that counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def ways(
    bounds: Ints, others: Ints, walked: NDArray[np.bool_], closed: NDArray[np.bool_], source: int, most: int
) -> tuple[Ints, NDArray[np.float64]]:
    """(hops, count) for each of n nodes: steps up to `most`, else -1, and how many shortest ways. Nodes that are not
    `walked` are reached, not left; `closed` ones not even reached."""
    hops = np.full(len(bounds) - 1, -1, dtype=np.int64)
    count = np.zeros(len(bounds) - 1, dtype=np.float64)
    hops[source] = 0
    count[source] = 1.0
    queue = [source]
    at = 0
    while at < len(queue):
        node = queue[at]
        at += 1
        if hops[node] == most or (node != source and not walked[node]):
            continue
        for arc in range(bounds[node], bounds[node + 1]):
            other = others[arc]
            if hops[other] < 0 and not closed[other]:
                hops[other] = hops[node] + 1
                queue.append(other)
            if hops[other] == hops[node] + 1:
                count[other] += count[node]
    return hops, count
