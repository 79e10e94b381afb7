"""Runs of whole numbers laid one after another: how rows of an index are gathered without a loop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def ranges(first: Ints, counts: Ints) -> Ints:
    """Of each of k runs its numbers: first, first + 1 and so on, so many as it counts.

    >>> ranges(np.array([7, 0, 3]), np.array([2, 0, 3])).tolist()
    [7, 8, 3, 4, 5]
    """
    ends = np.cumsum(counts)
    found: Ints = np.arange(counts.sum(), dtype=np.int64) + np.repeat(first - ends + counts, counts)
    return found
