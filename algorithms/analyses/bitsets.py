"""Which rows hold an item, as bits of 64-bit words: counting rows that hold several is one AND."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]


def packed(members: Sequence[NDArray[np.bool_]], rows: int) -> Bits:
    """items x words; the rows behind the last are 0. members: of each item n booleans."""
    words = -(-rows // 64)
    wide = np.zeros((len(members), words * 64), dtype=np.bool_)
    for number, held in enumerate(members):
        wide[number, :rows] = held
    return np.packbits(wide, axis=1, bitorder="little").view(np.uint64).reshape(len(members), words)


def count(bits: Bits) -> NDArray[np.int64]:
    """How many rows each holds: over the last axis.

    >>> count(packed([np.array([True, False, True])], 3)).tolist()
    [2]
    """
    counted: NDArray[np.int64] = np.bitwise_count(bits).sum(axis=-1, dtype=np.int64)
    return counted


def rows_of(bits: Bits, rows: int) -> NDArray[np.intp]:
    """The rows that one set of bits holds."""
    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little")[:rows])
