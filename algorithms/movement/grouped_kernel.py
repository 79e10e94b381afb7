"""Readings grouped by place or by subject, each group in the order of time still: a counting sort."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled


@compiled
def grouped(groups: NDArray[np.int32], count: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """begins: count + 1 offsets into rows. rows: the n indexes, by group and within one in their own order."""
    begins = np.zeros(count + 1, dtype=np.int64)
    for group in groups:
        begins[group + 1] += 1
    for group in range(count):
        begins[group + 1] += begins[group]
    at = begins[:-1].copy()
    rows = np.empty(len(groups), dtype=np.int32)
    for row in range(len(groups)):
        rows[at[groups[row]]] = row
        at[groups[row]] += 1
    return begins, rows


@compiled
def runs(packed: NDArray[np.int64], least: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of sorted numbers those that stand there `least` times or more, and how often each does."""
    found = 0
    begun = 0
    for row in range(1, len(packed) + 1):
        if row == len(packed) or packed[row] != packed[begun]:
            found += row - begun >= least
            begun = row
    values, counts = np.empty(found, dtype=np.int64), np.empty(found, dtype=np.int64)
    found = 0
    begun = 0
    for row in range(1, len(packed) + 1):
        if row == len(packed) or packed[row] != packed[begun]:
            if row - begun >= least:
                values[found] = packed[begun]
                counts[found] = row - begun
                found += 1
            begun = row
    return values, counts


@compiled
def pair_days(packed: NDArray[np.int64], spots: int, least: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Of sorted numbers key * spots + spot: the keys that have `least` different spots or more, and how many each."""
    keys, counts = np.empty(len(packed), dtype=np.int64), np.empty(len(packed), dtype=np.int32)
    found = different = 0
    for row in range(len(packed)):
        key = packed[row] // spots
        if row == 0 or key != packed[row - 1] // spots:
            different = 1
        elif packed[row] != packed[row - 1]:
            different += 1
        if (row + 1 == len(packed) or packed[row + 1] // spots != key) and different >= least:
            keys[found] = key
            counts[found] = different
            found += 1
    return keys[:found].copy(), counts[:found].copy()


@compiled
def occurrences(groups: NDArray[np.int32], wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How often each group stands there; only those that are wanted are counted."""
    counts = np.zeros(len(wanted), dtype=np.int64)
    for group in groups:
        if wanted[group]:
            counts[group] += 1
    return counts
