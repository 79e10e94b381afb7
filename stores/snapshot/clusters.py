"""Which entities are one: what verdicts join."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def representatives(size: int, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of `size` nodes the smallest node that pairs of starts and ends connect it with."""
    if not len(starts):
        return np.arange(size)
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    matrix = coo_array((np.ones(len(starts), dtype=np.int8), (starts, ends)), shape=(size, size))
    labels = connected_components(matrix, directed=False)[1]
    _, first = np.unique(labels, return_index=True)
    return np.asarray(first[labels], dtype=np.int64)
