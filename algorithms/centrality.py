"""Who stands where in this network: neighbours, in-between, near, broker, in a core, well linked to the well linked.

A position in this network under this filter, nothing else: it says nothing about a person. Each pair that is linked
counts once, whatever its direction; records stand beside the score.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import overload

import numpy as np
from numpy.typing import NDArray

from algorithms.pairs import Pairs, pairs_of
from algorithms.partition import core_numbers
from algorithms.seeded import networkit
from graph_model.errors import LimitExceeded
from graph_model.view import View

Scores = NDArray[np.float64]
Counts = NDArray[np.int64]
EXACT_STEPS = 1_000_000_000
"""Entities times pairs up to which all shortest paths are walked: about 20 s here."""
SAMPLES = 256
"""Entities from which betweenness is estimated above that."""
DAMPING = 0.85
DIGITS = 9
"""Scores are rounded to as many significant digits, so that what is equal ties."""


class Measure(StrEnum):
    """What is measured."""

    DEGREE = "DEGREE"
    BETWEENNESS = "BETWEENNESS"
    PAGERANK = "PAGERANK"
    CLOSENESS = "CLOSENESS"
    TRIANGLES = "TRIANGLES"
    EFFECTIVE_SIZE = "EFFECTIVE_SIZE"
    CORE = "CORE"


@dataclass(frozen=True, slots=True)
class Position:
    """One entity's place. rank: 1 is the highest score, equal scores share a rank. neighbours: distinct entities it is
    linked to; records: the links behind them."""

    id: str
    score: float
    rank: int
    neighbours: int
    records: int


@dataclass(frozen=True, slots=True)
class Positions(Sequence[Position]):
    """Positions in columns, each made when it is asked for: of a million entities a page shows fifty."""

    ids: Sequence[str]
    nodes: Counts
    scores: Scores
    ranks: Counts
    neighbours: Counts
    records: Counts

    def __len__(self) -> int:
        return len(self.nodes)

    @overload
    def __getitem__(self, place: int) -> Position: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Position]: ...
    def __getitem__(self, place: int | slice) -> Position | Sequence[Position]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        return Position(
            self.ids[self.nodes[place]],
            float(self.scores[place]),
            int(self.ranks[place]),
            int(self.neighbours[place]),
            int(self.records[place]),
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """All entities by score, highest first, then by id. sampled: from how many entities the score was estimated, None
    where it is exact. entities, pairs, records: what was looked at."""

    positions: Positions
    measure: Measure
    seed: int
    sampled: int | None
    entities: int
    pairs: int
    records: int


def centrality(
    view: View,
    measure: Measure,
    seed: int = 1,
    exact_steps: int = EXACT_STEPS,
    *,
    weights: NDArray[np.float64] | None = None,
) -> Ranking:
    """Rank the entities of a view.

    DEGREE: distinct neighbours. TRIANGLES: pairs of neighbours that are linked themselves. BETWEENNESS (Brandes 2001):
    shortest paths between two others that run through the entity, unnormalised; where entities times pairs exceed
    `exact_steps` it is estimated from SAMPLES entities (Geisberger, Sanders, Schultes 2008), as `sampled` says.
    CLOSENESS: 0 to 1, in the form of Wasserman and Faust 1994, for networks that fall apart. PAGERANK: damping 0.85,
    sums to 1. EFFECTIVE_SIZE: of brokers, the neighbours less what ties them among themselves (Burt 1992 in the form of
    Borgatti 1997). CORE: the largest k such that it has k neighbours in a part where everybody has k (Seidman 1983).
    weights: of the links, for PAGERANK; the other measures count each pair once.
    Raises LimitExceeded for CLOSENESS beyond `exact_steps`.

    >>> from algorithms.drawn import drawn
    >>> line = drawn("ada -KNOWS- bo", "bo -KNOWS- cy")
    >>> [(p.id, p.score) for p in centrality(line, Measure.BETWEENNESS).positions]
    [('Person:bo', 1.0), ('Person:ada', 0.0), ('Person:cy', 0.0)]
    """
    pairs = pairs_of(view, weights)
    if measure is not Measure.PAGERANK:
        pairs = replace(pairs, weights=None)
    steps = pairs.size * len(pairs.left)
    if measure is Measure.CLOSENESS and steps > exact_steps:
        raise LimitExceeded("entities times linked pairs", steps, exact_steps)
    sampled = SAMPLES if measure is Measure.BETWEENNESS and steps > exact_steps else None
    if not len(pairs.left):
        scores = np.full(pairs.size, 1 / pairs.size if measure is Measure.PAGERANK and pairs.size else 0.0)
    elif sampled:
        scores = _sampled_betweenness(pairs, seed, sampled)
    else:
        scores = _MEASURES[measure](pairs)
    return Ranking(
        positions=_ranked(view, pairs, _rounded(scores)),
        measure=measure,
        seed=seed,
        sampled=sampled,
        entities=pairs.size,
        pairs=len(pairs.left),
        records=int(pairs.records.sum()),
    )


def _degree(pairs: Pairs) -> Scores:
    return pairs.degrees().astype(np.float64)


def _betweenness(pairs: Pairs) -> Scores:
    with networkit(pairs, seed=1) as (nk, graph):
        # NetworKit counts a path in both directions.
        return np.asarray(nk.centrality.Betweenness(graph).run().scores()) / 2


def _sampled_betweenness(pairs: Pairs, seed: int, samples: int) -> Scores:
    with networkit(pairs, seed) as (nk, graph):
        return np.asarray(nk.centrality.EstimateBetweenness(graph, samples).run().scores()) / 2


def _closeness(pairs: Pairs) -> Scores:
    with networkit(pairs, seed=1) as (nk, graph):
        variant = nk.centrality.ClosenessVariant.GENERALIZED
        return np.asarray(nk.centrality.Closeness(graph, True, variant).run().scores())


def _triangles(pairs: Pairs) -> Scores:
    with networkit(pairs, seed=1) as (nk, graph):
        clustering = np.asarray(nk.centrality.LocalClusteringCoefficient(graph, True).run().scores())
    degrees = pairs.degrees()
    return np.round(clustering * degrees * (degrees - 1) / 2)


def _effective_size(pairs: Pairs) -> Scores:
    degrees = pairs.degrees().astype(np.float64)
    return degrees - np.divide(2 * _triangles(pairs), degrees, out=np.zeros(pairs.size), where=degrees > 0)


def _core(pairs: Pairs) -> Scores:
    return core_numbers(pairs).astype(np.float64)


def _pagerank(pairs: Pairs, tolerance: float = 1e-12, rounds: int = 200) -> Scores:
    """Brin and Page 1998 by power iteration; what stands alone gives its share to all."""
    from scipy.sparse import coo_array

    ends = np.concatenate([pairs.left, pairs.right]), np.concatenate([pairs.right, pairs.left])
    degrees = pairs.strength()
    share = np.divide(1.0, degrees, out=np.zeros(pairs.size), where=degrees > 0)
    strengths = np.concatenate([pairs.strengths(), pairs.strengths()]) * share[ends[1]]
    matrix = coo_array((DAMPING * strengths, ends), shape=(pairs.size, pairs.size)).tocsr()
    alone = np.flatnonzero(degrees == 0)
    scores: Scores = np.full(pairs.size, 1 / pairs.size)
    for _ in range(rounds):
        following = matrix @ scores
        following += (DAMPING * scores[alone].sum() + 1 - DAMPING) / pairs.size
        if np.abs(following - scores).sum() < tolerance:
            return np.asarray(following)
        scores = following
    return scores


_MEASURES: dict[Measure, Callable[[Pairs], Scores]] = {
    Measure.DEGREE: _degree,
    Measure.BETWEENNESS: _betweenness,
    Measure.PAGERANK: _pagerank,
    Measure.CLOSENESS: _closeness,
    Measure.TRIANGLES: _triangles,
    Measure.EFFECTIVE_SIZE: _effective_size,
    Measure.CORE: _core,
}


def _rounded(scores: Scores) -> Scores:
    """To DIGITS significant digits."""
    size = np.where(scores == 0, 1.0, np.abs(scores))
    unit = 10.0 ** (DIGITS - 1 - np.floor(np.log10(size)))
    return np.asarray(np.round(scores * unit) / unit)


def _ranked(view: View, pairs: Pairs, scores: Scores) -> Positions:
    order = np.lexsort((np.arange(len(scores)), -scores))
    sorted_scores = scores[order]
    ranks = 1 + np.searchsorted(-sorted_scores, -sorted_scores)
    return Positions(view.ids, order, sorted_scores, ranks, pairs.degrees()[order], pairs.links()[order])
