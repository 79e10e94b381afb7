"""Two subjects with one anchor: on which days each was there, and what chance gives of the days on which both were."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.anchors import Anchors
from algorithms.movement.same_days import Kept, days_tail


@dataclass(frozen=True, slots=True)
class AnchorPair:
    """left, right: positions in the anchors. spot: of both. others: how many more have their anchor there. span: the
    days that count: both were about, and the place was watched. groups: these days by stratum. tail: the chance of as
    many joint days; None where no day can say."""

    left: int
    right: int
    spot: int
    others: int
    span: NDArray[np.int64]
    groups: tuple[Kept, ...]
    tail: float | None

    @property
    def both(self) -> int:
        """Days on which both were there."""
        return sum(group.both for group in self.groups)


def anchor_pair(found: Anchors, left: int, right: int, others: int) -> AnchorPair:
    """The pair of two positions. Days before the first and after the last reading of either say nothing of it."""
    spot = int(found.spots[left])
    since, until = max(found.since[left], found.since[right]), min(found.until[left], found.until[right])
    span = np.arange(since, until + 1)
    span = span[found.watched[spot, since : until + 1] & np.isin(found.days.strata[span], found.part.strata)]
    one, other = (np.isin(span, found.there[position]) for position in (left, right))
    groups = []
    for stratum in found.part.strata:
        alike = found.days.strata[span] == stratum
        counts = (int(np.count_nonzero(alike & there)) for there in (one, other, one & other))
        groups.append(Kept(int(np.count_nonzero(alike)), *counts))
    return AnchorPair(left, right, spot, others, span, tuple(groups), days_tail(groups))
