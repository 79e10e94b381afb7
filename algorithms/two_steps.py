"""Who meets over whom: every two of those that stand at one node, for many nodes at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import LimitExceeded

MOST_ROWS = 20_000_000
"""Meetings that are held at once: about a gigabyte."""
Ints = NDArray[np.int64]


def meetings(middles: Ints, most_rows: int = MOST_ROWS) -> tuple[Ints, Ints]:
    """(one, other): row numbers, one < other, of each two rows that have the same middle. middles: of each row,
    ascending. Raises LimitExceeded.

    >>> import numpy as np
    >>> [rows.tolist() for rows in meetings(np.array([4, 4, 4, 7]))]
    [[0, 1, 0], [1, 2, 2]]
    """
    _, sizes = np.unique(middles, return_counts=True)
    total = int((sizes * (sizes - 1) // 2).sum())
    if total > most_rows:
        raise LimitExceeded("pairs that share something", total, most_rows)
    found = list(_apart(middles))
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _apart(middles: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Those that stand one row apart, then two, and so on."""
    one = np.arange(len(middles) - 1) if len(middles) else np.zeros(0, dtype=np.int64)
    apart = 1
    while len(one):
        one = one[one + apart < len(middles)]
        one = one[middles[one] == middles[one + apart]]
        if len(one):
            yield one, one + apart
        apart += 1
