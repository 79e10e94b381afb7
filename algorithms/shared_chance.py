"""How many neighbours would two share by chance, given how many neighbours everybody has?

Each neighbour of either is drawn in proportion to how many neighbours that one has (the configuration model of Molloy
and Reed 1995). People who know each other share more than that without any secret, so that it is a floor, no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.view import View

Ints = NDArray[np.int64]
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Chance:
    """share: what two with one neighbour each would share. classes: (degree, how many have it) of those compared, two
    lists for each type, or the degree of the one that is asked about and all others. compared: pairs in all."""

    share: float
    classes: tuple[tuple[Ints, NDArray[np.float64]], ...]
    about: int | None
    compared: int

    @classmethod
    def of(cls, view: View, degrees: Ints, allowed: NDArray[np.bool_], hub_limit: int, place: int | None) -> Chance:
        """degrees: of all n nodes; allowed: which of them are compared; place: the one that is asked about."""
        among = allowed.copy()
        if place is not None:
            among &= view.node_types == view.node_types[place]
            among[place] = False
        usable = degrees[degrees <= hub_limit].astype(np.float64)
        ends = max(float(degrees.sum()), 1.0)
        classes, compared = [], 0
        for kind in np.unique(view.node_types[among]):
            found, counts = np.unique(degrees[among & (view.node_types == kind)], return_counts=True)
            classes.append((found, counts.astype(np.float64)))
            count = int(counts.sum())
            compared += count if place is not None else count * (count - 1) // 2
        own = None if place is None else int(degrees[place])
        return cls(float((usable * (usable - 1)).sum() / ends**2), tuple(classes), own, compared)

    def expected(self, one: int, other: int) -> float:
        """How many neighbours two would share, who have `one` and `other` neighbours."""
        return round(self.share * one * other, DIGITS)

    def as_good(self, shared: int) -> float:
        """How many of the pairs compared would share as many, or more; each number by Poisson."""
        from scipy.special import gammainc

        total = 0.0
        for degrees, counts in self.classes:
            if self.about is not None:
                total += float((counts * gammainc(shared, self.share * self.about * degrees)).sum())
                continue
            chances = gammainc(shared, self.share * np.multiply.outer(degrees, degrees))
            both = (counts @ chances @ counts) - (counts * np.diagonal(chances)).sum()
            total += float(both) / 2
        return round(total, DIGITS)
