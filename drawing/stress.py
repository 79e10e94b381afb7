"""Positions whose distances are those over the lines, as nearly as they can be: what is tied stands together."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence

import numpy as np

from drawing.marks import Point
from drawing.rings import Mark
from drawing.tangle import Points, Tangle

HOP = 170.0
"""Pixels from a mark to one that a line leads to."""
_ROUNDS = 60
_ROUND_THE_CENTRE = 3.0
"""How many times as much the distance from a single centre counts."""


def stressed(marks: Sequence[Mark], start: Mapping[str, Point], tangle: Tangle) -> dict[str, Point]:
    """Positions with the mean of the centres at (0, 0); marks may overlap. start: where each sets out from.

    Stress by localised majorisation (Gansner, Koren, North 2004), a single centre counting more than the others
    (Brandes, Pich 2011). Two centres lie side by side; what goes deeper than two rings lies along the page.
    """
    wanted = HOP * _distances(marks, tangle)
    weights = 1.0 / np.where(wanted, wanted, np.inf) ** 2
    centres = [n for n, mark in enumerate(marks) if mark.ring == 0]
    if len(centres) == 1:
        weights[centres] *= _ROUND_THE_CENTRE
        weights[:, centres] *= _ROUND_THE_CENTRE
    begins = [np.array([start[mark.id] for mark in marks], dtype=np.float64)]
    if len(centres) > 1:
        begins.append(_between(begins[0], wanted, centres[0], centres[1]))
    at = min((_settled(begin, wanted, weights) for begin in begins), key=lambda at: _stress(at, wanted, weights))
    at = at - at[centres].mean(axis=0)
    turn = _turn(at, centres) if len(centres) > 1 or max(mark.ring for mark in marks) > 2 else 0.0
    cos, sin = math.cos(turn), math.sin(turn)
    return {
        mark.id: (float(cos * x - sin * y), float(sin * x + cos * y)) for mark, (x, y) in zip(marks, at, strict=True)
    }


def _settled(at: Points, wanted: Points, weights: Points) -> Points:
    """Positions after some rounds in which each mark in turn goes where its distances fit best."""
    at = at.copy()
    for _ in range(_ROUNDS):
        for n in range(len(at)):
            steps = at[n] - at
            far = np.hypot(steps[:, 0], steps[:, 1])
            part = np.where(far > 1e-9, wanted[n] / np.where(far > 1e-9, far, 1.0), 0.0)
            at[n] = (weights[n, :, None] * (at + part[:, None] * steps)).sum(axis=0) / weights[n].sum()
    return at


def _stress(at: Points, wanted: Points, weights: Points) -> float:
    """How far the distances are from the wanted ones; rounded, so that its last bits choose nothing."""
    steps = at[:, None] - at
    return round(float((weights * (np.hypot(steps[..., 0], steps[..., 1]) - wanted) ** 2).sum()), 3)


def _between(at: Points, wanted: Points, one: int, other: int) -> Points:
    """Each mark where its distances from two centres put it, on the side of their line where it was: a path between
    the two begins as the line that it is, as from elsewhere it may stay folded."""
    apart = wanted[one, other]
    x = (wanted[one] ** 2 - wanted[other] ** 2) / (2 * apart)
    y = np.sqrt(np.maximum(wanted[one] ** 2 - (x + apart / 2) ** 2, 0.0)) * np.where(at[:, 1] < 0, -1.0, 1.0)
    return np.stack([x, y], axis=1)


def _distances(marks: Sequence[Mark], tangle: Tangle) -> Points:
    """Hops between any two; what no line leads to is as far as its way over the centre, or two hops more."""
    place = {mark.id: n for n, mark in enumerate(marks)}
    found = np.array([[one.ring + other.ring + 2.0 for other in marks] for one in marks])
    for mark in marks:
        hops, waiting = {mark.id: 0}, deque([mark.id])
        while waiting:
            name = waiting.popleft()
            for other in tangle.beside(name):
                if other not in hops:
                    hops[other] = hops[name] + 1
                    waiting.append(other)
        for other, far in hops.items():
            found[place[mark.id], place[other]] = far
    return found


def _turn(at: Points, centres: Sequence[int]) -> float:
    """By which angle to turn: from the first centre to the second where there are two, else the greatest extent."""
    if len(centres) == 2:
        x, y = at[centres[1]] - at[centres[0]]
        return -math.atan2(y, x)
    xx, yy, xy = (at[:, 0] ** 2).sum(), (at[:, 1] ** 2).sum(), (at[:, 0] * at[:, 1]).sum()
    return -0.5 * math.atan2(2 * xy, xx - yy)
