"""On how many days would two be at a place together, if each chose its days without the other?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

import numpy as np


@dataclass(frozen=True, slots=True)
class Kept:
    """Days alike: how many there are, on how many the one was there, the other, and both."""

    days: int
    one: int
    other: int
    both: int


def expected_days(groups: Iterable[Kept]) -> float:
    """Joint days by chance: in each group the days of the one fall on any days of it.

    >>> expected_days([Kept(10, 5, 4, 4)])
    2.0
    """
    return sum(group.one * group.other / group.days for group in groups if group.days)


def days_tail(groups: Iterable[Kept]) -> float | None:
    """The chance of as many joint days or more; None where each was there always or never, so that no day can say.

    Fisher's exact test in each group (The Design of Experiments, 1935); the groups' joint days are added up.

    >>> days_tail([Kept(5, 2, 2, 2)]), days_tail([Kept(5, 5, 2, 2)])
    (0.1, None)
    """
    chances, seen, says = np.ones(1), 0, False
    for group in groups:
        low, high = max(0, group.one + group.other - group.days), min(group.one, group.other)
        says |= low < high
        all_ways = comb(group.days, group.other)
        ways = [
            comb(group.one, k) * comb(group.days - group.one, group.other - k) / all_ways for k in range(low, high + 1)
        ]
        chances = np.convolve(chances, ways)
        seen += group.both - low
    return min(float(chances[seen:].sum()), 1.0) if says else None
