"""Where is each shop, if nobody says so? It is learnt from who stood where when something was bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DAY = 86_400_000
ONE_TIME = 0.9
"""Where more of a shop's purchases than this share bear one time of day, its clock says nothing."""
FEWEST = 2
"""Purchases that a shop needs before its place is looked for."""


@dataclass(frozen=True, slots=True)
class Purchases:
    """n purchases: card (index into cards), shop (index into shops), at (milliseconds UTC)."""

    cards: Sequence[str]
    shops: Sequence[str]
    card: NDArray[np.int64]
    shop: NDArray[np.int64]
    at: NDArray[np.int64]


def timed(purchases: Purchases) -> NDArray[np.int64]:
    """Rows of the purchases whose shop's till tells the time: not always the same time of day."""
    kept = np.ones(len(purchases.at), dtype=np.bool_)
    for shop in range(len(purchases.shops)):
        mine = purchases.shop == shop
        _, counts = np.unique(purchases.at[mine] % DAY, return_counts=True)
        if len(counts) and mine.sum() > FEWEST and counts.max() > ONE_TIME * mine.sum():
            kept &= ~mine
    return np.flatnonzero(kept)


def shop_places(shop: NDArray[np.int64], there: NDArray[np.bool_], shops: int) -> NDArray[np.int64]:
    """The place of each shop, -1 where none is told. shop: of n purchases. there: (n, places), whether anybody stood
    near a place at that time.

    A shop is where somebody stood at its own purchases far more often than at others': the place with the largest
    log-likelihood ratio of the two shares, the first of equals.
    """
    place = np.full(shops, -1, dtype=np.int64)
    for one in range(shops):
        mine = shop == one
        own, others = int(mine.sum()), int((~mine).sum())
        if own < FEWEST or not there.shape[1]:
            continue
        p = (there[mine].sum(axis=0) + 0.5) / (own + 1)
        q = (there[~mine].sum(axis=0) + 1) / (others + 2)
        told = own * (p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q)))
        best = int(np.where(p > q, told, -np.inf).argmax())
        place[one] = best if p[best] > q[best] else -1
    return place
