"""Which group of one division is which of another: matched by how much of their members they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.partition import OUTSIDE, Labels


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Every pair of groups that share a member. one, other: m labels, sorted; shared: how many members both hold;
    likeness: shared members over all members of either (Jaccard 1901), above 0, up to 1."""

    one: Labels
    other: Labels
    shared: Labels
    likeness: NDArray[np.float64]


def overlaps(one: Labels, other: Labels) -> Overlaps:
    """Two divisions of the same n nodes, by group; a node OUTSIDE counts in neither.

    >>> import numpy as np
    >>> found = overlaps(np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1]))
    >>> list(zip(found.one.tolist(), found.other.tolist(), found.likeness.round(2).tolist()))
    [(0, 0, 0.67), (1, 0, 0.25), (1, 1, 0.5)]
    """
    sizes = [np.bincount(labels[labels != OUTSIDE], minlength=1) for labels in (one, other)]
    both = (one != OUTSIDE) & (other != OUTSIDE)
    width = len(sizes[1])
    packed, shared = np.unique(one[both] * width + other[both], return_counts=True)
    first, second = packed // width, packed % width
    likeness = shared / (sizes[0][first] + sizes[1][second] - shared)
    return Overlaps(first, second, shared.astype(np.int64), likeness)


def likest(one: Labels, other: Labels) -> Labels:
    """For each group of `one`, by label, the group of `other` that is most like it, by the smaller label where several
    are; OUTSIDE where it shares a member with none."""
    found = overlaps(one, other)
    best = np.full(int(one.max(initial=OUTSIDE)) + 1, OUTSIDE, dtype=np.int64)
    order = np.lexsort((found.other, -found.likeness, found.one))
    groups, first = np.unique(found.one[order], return_index=True)
    best[groups] = found.other[order][first]
    return best
