"""What a step between two neighbours costs a path: a hop, how many share what it goes through, or how good its facts.

Costs are integers, thousandths of a hop, so that equal paths are equal to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from algorithms.neighbourhood import Neighbourhood
from graph_model.grade import UNJUDGED
from graph_model.view import View

HOP = 1_000
"""The cost of a plain step."""
_POORER = 250
"""What a step costs more for each letter or digit by which its best fact is below A1."""
_MIDDLING = 3
"""Reliability and credibility that cannot be judged count as C and 3: neither good nor bad."""
Ints = NDArray[np.int64]


class Weight(StrEnum):
    """What makes a path good."""

    HOPS = "HOPS"
    RARITY = "RARITY"
    GRADE = "GRADE"


@dataclass(frozen=True, slots=True)
class Weighted:
    """Compressed rows of distinct neighbours. bounds: n + 1; others: neighbours, by index within each row; costs: of
    the step there, the same both ways. most: neighbours of the node that has the most."""

    bounds: Ints
    others: Ints
    costs: Ints
    most: int


_KEPT: dict[tuple[int, Weight], Weighted] = {}


def weighted(view: View, weight: Weight) -> Weighted:
    """The costs of a view's steps, made once and kept as long as the view's links are. Threads may share them."""
    key = id(view.grades), weight
    kept = _KEPT.get(key)
    if kept is None:
        finalize(view.grades, _KEPT.pop, key, None)
        kept = _KEPT[key] = costs_of(view, weight)
    return kept


def costs_of(view: View, weight: Weight) -> Weighted:
    """HOPS: each step costs 1. RARITY: half of log2(1 + neighbours) of either end, so that a path through what many
    share costs more. GRADE: 1 for a best fact of A1, and a quarter more for each letter and digit below.

    >>> from algorithms.drawn import drawn
    >>> costs_of(drawn("ada -KNOWS- bo", "bo -KNOWS- cy"), Weight.RARITY).costs.tolist()
    [1292, 1292, 1292, 1292]
    """
    bounds, others, links, first = Neighbourhood.of(view).distinct()
    if weight is Weight.HOPS or not len(others):
        costs = np.full(len(others), HOP, dtype=np.int64)
    elif weight is Weight.RARITY:
        shared = np.log2(1 + np.diff(bounds))
        costs = np.rint((np.repeat(shared, np.diff(bounds)) + shared[others]) * (HOP / 2)).astype(np.int64)
    else:
        costs = np.minimum.reduceat(_graded(view)[links], first)
    return Weighted(bounds, others, costs, int(np.diff(bounds).max(initial=0)))


def _graded(view: View) -> Ints:
    parts = np.stack([view.grades // 10, view.grades % 10]).astype(np.int64)
    parts[parts == UNJUDGED] = _MIDDLING
    return np.asarray(HOP + _POORER * (parts - 1).sum(axis=0), dtype=np.int64)
