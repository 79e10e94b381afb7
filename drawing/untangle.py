"""Places for marks that stand nearly right: each moves where its lines run clear, while nothing overlaps."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from drawing.marks import Point
from drawing.rings import Mark
from drawing.tangle import THROUGH, Tangle

_PASSES = 3
WEIGHED = 90
"""Free candidates that are weighed, the nearest."""
_TRIED = 4
"""Exchanges tried for a mark in one pass, the most promising ones."""


def cheapest(
    tangle: Tangle, name: str, wish: Point, candidates: Sequence[Point], pull: float, weighed: int = WEIGHED
) -> Point | None:
    """The free candidate that tangles least, of so many that are nearest to the wish. pull: what a pixel from it costs.
    None where none is free."""
    free = [point for point, fits in zip(candidates, tangle.free(name, candidates), strict=True) if fits]
    if not free:
        return None
    free = sorted(free, key=lambda point: math.dist(point, wish))[:weighed]
    if weighed == 1:
        return free[0]
    away = np.array(free) - wish
    costs = tangle.costs(name, free) + pull * np.hypot(away[:, 0], away[:, 1])
    # Rounded, so that the last bits of a sum never choose between two places.
    return free[int(np.argmin(np.round(costs, 3)))]


def untangle(marks: Sequence[Mark], tangle: Tangle, candidates: Callable[[Mark], Sequence[Point]], pull: float) -> None:
    """Move what is tangled to a free candidate, or exchange it with another mark of its ring. marks: those that may
    move, in their order. pull: what a pixel from where it stands costs."""
    for _ in range(_PASSES):
        moved = False
        for mark in marks:
            if not tangle.tangled(mark.id):
                continue
            here = tangle.at(mark.id)
            best = cheapest(tangle, mark.id, here, [here, *candidates(mark)], pull) or here
            tangle.put(mark.id, best)
            moved |= best != here
            if tangle.tangled(mark.id):
                mates = [mate for mate in marks if mate.ring == mark.ring and mate is not mark]
                moved |= any(_exchanged(mark.id, mate.id, tangle) for mate in _promising(mark, mates, tangle))
        if not moved:
            return


def _promising(mark: Mark, mates: Sequence[Mark], tangle: Tangle) -> list[Mark]:
    """The mates at whose places this mark would tangle least, and less than where it stands."""
    places = [tangle.at(mate.id) for mate in mates]
    tied = len(tangle.near(mark.id))
    # A mate that stands there itself counts as run through, by this mark's lines and by its own.
    itself = [THROUGH * (tied + len(tangle.near(mate.id)) - 2 * (mark.id in tangle.beside(mate.id))) for mate in mates]
    costs = np.round(tangle.costs(mark.id, places) - itself, 3)
    here = float(tangle.costs(mark.id, [tangle.at(mark.id)])[0])
    return [mates[n] for n in np.argsort(costs, kind="stable")[:_TRIED] if costs[n] < here]


def _exchanged(one: str, other: str, tangle: Tangle) -> bool:
    """Exchange two marks where both fit and their lines then run clearer; whether it was done."""
    here, there = tangle.at(one), tangle.at(other)
    before = _cost(one, other, tangle)
    tangle.put(one, None)
    fits = bool(tangle.free(other, [here])[0])
    tangle.put(other, here)
    fits &= bool(tangle.free(one, [there])[0])
    tangle.put(one, there)
    if fits and _cost(one, other, tangle) < before - 1.0:
        return True
    tangle.put(one, here)
    tangle.put(other, there)
    return False


def _cost(one: str, other: str, tangle: Tangle) -> float:
    """What it costs to have them where they are."""
    return float(sum(tangle.costs(name, [tangle.at(name)])[0] for name in (one, other)))
