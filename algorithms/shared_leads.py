"""Who may be linked though nobody says so: pairs without a link that share more neighbours than their numbers explain.

A lead, with what it rests on and what speaks against it, for a person to look into: never a link, walked by nothing.
Adamic and Adar 2003; resource allocation: Zhou, Lü and Zhang 2009. What many share counts less in either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from algorithms.moments import NEVER, held, meet
from algorithms.neighbourhood import Neighbourhood
from algorithms.shared_chance import Chance
from algorithms.two_steps import meetings
from graph_model.view import View

DIGITS = 9
Ints = NDArray[np.int64]


class Score(StrEnum):
    """How shared neighbours count, each by its number d of neighbours."""

    ADAMIC_ADAR = "ADAMIC_ADAR"
    RESOURCE_ALLOCATION = "RESOURCE_ALLOCATION"


@dataclass(frozen=True, slots=True)
class Shared:
    """A neighbour of both. neighbours: how many it has in all; weight: what it adds to the score; links: how many tie
    the one and the other to it; at_one_time: whether links of either may have held at one moment."""

    id: str
    neighbours: int
    weight: float
    links: tuple[int, int]
    at_one_time: bool


@dataclass(frozen=True, slots=True)
class SharedLead:
    """Two entities, a < b, without a link. shared: what ties them, the heaviest first, then by id. expected: how many
    they would share by chance, given how many neighbours everybody has. by_chance: pairs among all compared that would
    share as many by chance alone."""

    a: str
    b: str
    score: float
    shared: tuple[Shared, ...]
    expected: float
    by_chance: float


@dataclass(frozen=True, slots=True)
class SharedLeads:
    """The first leads: highest score, then by ids. total: pairs without a link that share enough; compared: pairs of
    which it was asked; hubs: neighbours over the limit, which count for nobody, by id. entities, pairs, records: what
    was looked at."""

    leads: tuple[SharedLead, ...]
    total: int
    compared: int
    hubs: tuple[str, ...]
    entities: int
    pairs: int
    records: int


def shared_leads(
    view: View,
    about: str | None = None,
    *,
    types: Sequence[str] | None = None,
    score: Score = Score.ADAMIC_ADAR,
    least: int = 2,
    hub_limit: int = 100,
    first: int = 50,
    known: View | None = None,
) -> SharedLeads:
    """Pairs of entities of one type that are not linked and share at least `least` neighbours.

    about: only pairs with this entity; all by default. types: of the two. score: ADAMIC_ADAR sums 1 / ln d over the
    shared neighbours, RESOURCE_ALLOCATION 1 / d. hub_limit: neighbours with more neighbours count for nobody.
    known: pairs that are linked in this view are no leads either. Raises LimitExceeded.

    >>> from algorithms.drawn import drawn
    >>> found = shared_leads(drawn("ada -USES-> Vehicle:a", "bo -USES-> Vehicle:a", "ada -USES-> Vehicle:b",
    ...     "bo -USES-> Vehicle:b"), types=["Person"])
    >>> [(lead.a, lead.b, round(lead.score, 3), len(lead.shared)) for lead in found.leads]
    [('Person:ada', 'Person:bo', 2.885, 2)]
    """
    around = Neighbourhood.of(view)
    bounds, others, _, _ = around.distinct()
    degrees = np.diff(bounds)
    allowed = np.array([types is None or name in types for name in view.type_names], dtype=bool)[view.node_types]
    place = None if about is None else view.place(about)
    if about is not None and place is None:
        allowed = np.zeros(len(view.ids), dtype=bool)
    nodes = np.repeat(np.arange(len(view.ids)), degrees)
    # What stands at each neighbour that counts, by that neighbour.
    rows = np.flatnonzero((degrees[nodes] <= hub_limit) & (degrees[nodes] > 1) & allowed[others])
    if about is not None:
        beside = np.zeros(len(view.ids), dtype=bool)
        if place is not None:
            beside[around.beside(place)] = True
        rows = rows[beside[nodes[rows]]]
    middle, who = nodes[rows], others[rows]
    one, other = _pairs(middle, who, place)
    fits = view.node_types[who[one]] == view.node_types[who[other]]
    one, other = one[fits], other[fits]
    size = max(len(view.ids), 1)
    low, high = np.minimum(who[one], who[other]), np.maximum(who[one], who[other])
    packed, numbers, counts = np.unique(low * size + high, return_inverse=True, return_counts=True)
    scores = np.bincount(numbers, weights=_worth(score, degrees[middle[one]]), minlength=len(packed))
    linked = np.isin(packed, nodes * size + others) | np.isin(packed, _linked(view, known))
    found = np.flatnonzero(~linked & (counts >= least))
    scores = np.round(scores, DIGITS)
    best = found[np.lexsort((packed[found], -scores[found]))][:first]
    chance = Chance.of(view, degrees, allowed, hub_limit, place)
    telling = _Telling(view, around, degrees, score, hub_limit, chance, cache(chance.as_good))
    leads = [
        telling.lead(int(packed[row] // size), int(packed[row] % size), float(scores[row])) for row in best.tolist()
    ]
    hubs = np.flatnonzero(degrees > hub_limit)
    if about is not None:
        hubs = np.intersect1d(hubs, around.beside(place)) if place is not None else hubs[:0]
    return SharedLeads(
        leads=tuple(leads),
        total=len(found),
        compared=chance.compared,
        hubs=tuple(view.ids[hub] for hub in hubs.tolist()),
        entities=len(view.ids),
        pairs=len(others) // 2,
        records=int(np.count_nonzero(view.starts != view.ends)),
    )


def _linked(view: View, known: View | None) -> Ints:
    """Pairs of a view's nodes, smaller first and packed, that are linked in another view of the same reader."""
    if known is None:
        return np.zeros(0, dtype=np.int64)
    place = {entity: node for node, entity in enumerate(view.ids)}
    here = np.array([place.get(entity, -1) for entity in known.ids], dtype=np.int64)
    ends = here[np.stack([known.starts, known.ends])]
    ends = np.unique(ends[:, (ends >= 0).all(axis=0)], axis=1)
    return np.asarray(ends.min(axis=0) * len(view.ids) + ends.max(axis=0), dtype=np.int64)


def _pairs(middle: Ints, who: Ints, place: int | None) -> tuple[Ints, Ints]:
    """Row numbers of two that stand at one neighbour; with `place` only of it and another."""
    if place is None:
        return meetings(middle)
    own = np.flatnonzero(who == place)
    other = np.flatnonzero(who != place)
    at = own[np.searchsorted(middle[own], middle[other])] if len(own) else other[:0]
    return at, other[: len(at)]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a lead is told from."""

    view: View
    around: Neighbourhood
    degrees: Ints
    score: Score
    hub_limit: int
    chance: Chance
    by_chance: Callable[[int], float]

    def lead(self, a: int, b: int, total: float) -> SharedLead:
        both = np.intersect1d(self.around.beside(a), self.around.beside(b))
        shared = [self.shared(a, b, node) for node in both[self.degrees[both] <= self.hub_limit].tolist()]
        return SharedLead(
            a=self.view.ids[a],
            b=self.view.ids[b],
            score=total,
            shared=tuple(sorted(shared, key=lambda one: (-one.weight, one.id))),
            expected=self.chance.expected(int(self.degrees[a]), int(self.degrees[b])),
            by_chance=self.by_chance(len(shared)),
        )

    def shared(self, a: int, b: int, node: int) -> Shared:
        degree = int(self.degrees[node])
        ones, others = self.around.links(a, node), self.around.links(b, node)
        together = meet(held(self.view, ones), held(self.view, others)) != NEVER
        worth = round(float(_worth(self.score, np.array([degree]))[0]), DIGITS)
        return Shared(self.view.ids[node], degree, worth, (len(ones), len(others)), together)


def _worth(score: Score, degrees: Ints) -> NDArray[np.float64]:
    """What a shared neighbour of each degree, 2 or more, adds to the score."""
    return np.asarray(1 / np.log(degrees) if score is Score.ADAMIC_ADAR else 1 / degrees, dtype=np.float64)
