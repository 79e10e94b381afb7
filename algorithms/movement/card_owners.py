"""Whose car stood at the till: which vehicle belongs to which card, where nobody says where the shops are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.great_circle import RADIUS
from algorithms.movement.chance import benjamini_hochberg
from algorithms.movement.near_places import on_sphere

DAY = 86_400_000
ONE_TIME = 0.9
"""Where more of a shop's purchases than this share bear one time of day, its clock says nothing."""
FEWEST = 2
"""Purchases that a shop needs before its place is looked for."""


@dataclass(frozen=True, slots=True)
class Stops:
    """k stops of cars: car (index into names), since and until (milliseconds), degrees."""

    names: Sequence[str]
    car: NDArray[np.int64]
    since: NDArray[np.int64]
    until: NDArray[np.int64]
    latitudes: NDArray[np.float64]
    longitudes: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Purchases:
    """n purchases: card (index into names), shop (index into shops), at (milliseconds, by the clock of the stops)."""

    names: Sequence[str]
    shops: Sequence[str]
    card: NDArray[np.int64]
    shop: NDArray[np.int64]
    at: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CardOwner:
    """observed: purchases at which the car stood at the shop, of `purchases` whose shop has a known place. expected: of
    these by the share of all cars that stood there. p: the chance of as many for any one car; q: among all pairs of a
    card and a car."""

    card: str
    car: str
    observed: int
    purchases: int
    expected: float
    p: float
    q: float


def card_owners(
    purchases: Purchases, stops: Stops, within_metres: float = 100, slack_seconds: float = 60
) -> tuple[CardOwner, ...]:
    """For each card with any match the cars that fit it, best first: by card, then by how often, then by how rare.

    The place of a shop is learnt: where a stop is near at the time of its own purchases far more often than at the time
    of others' (log-likelihood ratio of two shares). A shop whose till stamps one time of day is left out. Two cars that
    were swapped between their drivers give each the other's card: the answer is about the car that was driven.
    """
    from scipy.sparse import csr_matrix

    known = np.flatnonzero(~_one_time(purchases))
    cars = len(stops.names)
    slack = round(slack_seconds * 1000)
    at = purchases.at[known, None]
    stood = (stops.since[None] - slack <= at) & (at <= stops.until[None] + slack)
    near = _near(stops, within_metres)
    there = (csr_matrix(stood.astype(np.float32)) @ near).toarray() > 0
    place = _places(purchases.shop[known], there, len(purchases.shops))
    rows = np.flatnonzero(place[purchases.shop[known]] >= 0)
    present = np.zeros((len(rows), cars), dtype=np.bool_)
    for number, row in enumerate(rows.tolist()):
        here = near[place[purchases.shop[known[row]]]].indices
        present[number, stops.car[here[stood[row, here]]]] = True
    share = (present.sum(axis=1) + 1) / (cars + 2)
    card = purchases.card[known[rows]]
    found: list[tuple[int, int, int, float, float, float, int]] = []
    for one in np.unique(card).tolist():
        mine = np.flatnonzero(card == one)
        tail = _tail(share[mine])
        rare = -np.log(share[mine]) @ present[mine]
        for car in np.flatnonzero(present[mine].any(axis=0)).tolist():
            seen = int(present[mine, car].sum())
            found.append((one, car, seen, float(rare[car]), float(share[mine].sum()), float(tail[seen]), len(mine)))
    q = benjamini_hochberg(np.log10([max(row[5], 1e-300) for row in found]), len(purchases.names) * cars)
    order = sorted(range(len(found)), key=lambda n: (found[n][0], -found[n][2], -found[n][3], found[n][1]))
    return tuple(
        CardOwner(purchases.names[one], stops.names[car], seen, many, expected, p, float(q[number]))
        for number in order
        for one, car, seen, _, expected, p, many in [found[number]]
    )


def _near(stops: Stops, metres: float) -> Any:
    """(stops, stops), sparse: 1 where two lie within so many metres."""
    from scipy.sparse import csr_matrix, identity
    from scipy.spatial import cKDTree

    count = len(stops.car)
    tree = cKDTree(on_sphere(stops.latitudes, stops.longitudes))
    left, right = tree.query_pairs(metres / RADIUS, output_type="ndarray").T
    ones = np.ones(len(left), dtype=np.float32)
    half = csr_matrix((ones, (left, right)), shape=(count, count))
    return csr_matrix(half + half.T + identity(count, dtype=np.float32, format="csr"))


def _one_time(purchases: Purchases) -> NDArray[np.bool_]:
    """Purchases in shops whose till stamps one time of day."""
    found = np.zeros(len(purchases.at), dtype=np.bool_)
    for shop in range(len(purchases.shops)):
        mine = purchases.shop == shop
        _, counts = np.unique(purchases.at[mine] % DAY, return_counts=True)
        if len(counts) and mine.sum() > FEWEST and counts.max() > ONE_TIME * mine.sum():
            found |= mine
    return found


def _places(shop: NDArray[np.int64], there: NDArray[np.bool_], shops: int) -> NDArray[np.int64]:
    """The stop that marks each shop's place, -1 where none does. there: (purchases, stops), whether a car was near."""
    place = np.full(shops, -1, dtype=np.int64)
    for one in range(shops):
        mine = shop == one
        own, others = int(mine.sum()), int((~mine).sum())
        if own < FEWEST:
            continue
        p = (there[mine].sum(axis=0) + 0.5) / (own + 1)
        q = (there[~mine].sum(axis=0) + 1) / (others + 2)
        told = own * (p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q)))
        best = int(np.where(p > q, told, -np.inf).argmax())
        place[one] = best if p[best] > q[best] else -1
    return place


def _tail(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of k or more of independent events, for each k."""
    chances = np.ones(1)
    for share in shares:
        chances = np.convolve(chances, [1 - share, share])
    return np.minimum(np.cumsum(chances[::-1])[::-1], 1.0)
