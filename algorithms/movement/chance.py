"""How surprising a count is: false discoveries among all that were compared, and shuffled days."""

from __future__ import annotations

import math
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.ground import Ground

ENOUGH, MOST = 20, 9_999
"""Shuffles end after so many that give as much as the real days, or after so many in all."""
FEWEST = 20
"""With fewer pairs of different days to compare nothing is said about chance."""


def benjamini_hochberg(log_tails: NDArray[np.float64], compared: int) -> NDArray[np.float64]:
    """q of each tail (log10) among `compared` in all; those that are not handed in count as 1, NaN stays NaN.

    Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995.

    >>> benjamini_hochberg(np.array([-4.0, -2.0]), 100).round(4).tolist()
    [0.01, 0.5]
    """
    q = np.full(len(log_tails), np.nan)
    known = np.flatnonzero(~np.isnan(log_tails))
    order = known[np.argsort(log_tails[known], kind="stable")]
    ranks = np.arange(1, len(order) + 1)
    stepped = log_tails[order] + np.log10(max(compared, 1) / ranks)
    q[order] = 10 ** np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 0)
    return q


class Shuffles(NamedTuple):
    """p: the chance that shuffled days give as many joint days. times: how many of `tried` shuffles did."""

    p: float
    times: int
    tried: int


def shuffled_days(ground: Ground, pair: tuple[int, int], names: tuple[str, str], seed: int) -> Shuffles:
    """The second one's days, shuffled against those of the first.

    Days are shuffled among those alike. The chance is (times + 1) / (shuffles + 1), which is never 0 (Phipson and
    Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
    """
    from algorithms.movement.journeys_kernel import by_days, shuffled

    found, group = by_days(ground, *pair)
    of_days = [ground.active_days[ground.active[one] : ground.active[one + 1]] for one in pair]
    drawn = np.uint64(int.from_bytes(blake2b("\0".join((*names, str(seed))).encode(), digest_size=8).digest(), "big"))
    times, tried = shuffled(found, (of_days[0], of_days[1]), group, drawn, ENOUGH, MOST)
    return Shuffles((times + 1) / (tried + 1) if times < ENOUGH else times / tried, times, tried)


def in_cases(p: float) -> str:
    """A chance in words, to two digits.

    >>> in_cases(0.3), in_cases(0.00042)
    ('in about 30 of 100 cases', 'in about 42 of 100,000 cases')
    >>> in_cases(1e-9)
    'in fewer than 1 of 1,000,000 cases'
    """
    if p < 1e-6:
        return "in fewer than 1 of 1,000,000 cases"
    cases = 100
    while p * cases < 10:
        cases *= 10
    return f"in about {round(p * cases)} of {cases:,} cases"


def poisson_tail(expected: float, seen: int) -> float:
    """The chance of `seen` or more where `expected` are expected, each on its own.

    >>> round(poisson_tail(1.0, 2), 4)
    0.2642
    """
    if seen <= 0:
        return 1.0
    if expected <= 0:
        return 1e-300
    weight = math.exp(max(seen * math.log(expected) - expected - math.lgamma(seen + 1), -690))
    total, k = 0.0, seen
    while weight > 1e-17 * total and k < seen + 10_000:
        total += weight
        k += 1
        weight *= expected / k
    return min(total, 1.0)
