"""Whether points lie closer together than chance alone gives."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.points import Points, Scope


@dataclass(frozen=True, slots=True)
class Region:
    """What holds a cluster. east, north, radius: metres. since, until: seconds as in Points; for HOUR until may lie
    past midnight. inside: points in it, members or not. expected: how many chance alone puts there. score: Kulldorff's
    log likelihood ratio, 0 where no more are inside than expected."""

    east: float
    north: float
    radius: float
    since: float
    until: float
    inside: int
    expected: float
    score: float


def region(points: Points, members: NDArray[np.intp], metres: float, seconds: float) -> Region:
    """The circle and the stretch of time around the members (Kulldorff, Communications in Statistics 26, 1997). It is
    never smaller than the bounds within which two points count as near."""
    total = len(points.seconds)
    east, north = float(np.median(points.east[members])), float(np.median(points.north[members]))
    away = np.hypot(points.east - east, points.north - north)
    radius = max(float(away[members].max()), metres / 2) if points.scope.places else 0.0
    moved = points.seconds
    if points.scope is Scope.HOUR:
        moved = (moved - _gap_end(moved[members])) % 86_400 + _gap_end(moved[members])
    since, until = float(moved[members].min()), float(moved[members].max())
    room = max(seconds - (until - since), 0.0) / 2
    since, until = (since - room, until + room) if points.scope is not Scope.SPACE else (0.0, 0.0)
    here, then = away <= radius, (moved >= since) & (moved <= until)
    inside = int(np.count_nonzero(here & then))
    match points.scope:
        case Scope.BOTH:
            share = int(np.count_nonzero(here)) / total * (int(np.count_nonzero(then)) / total)
        case Scope.SPACE:
            share = math.pi * radius**2 / max(float(np.ptp(points.east)) * float(np.ptp(points.north)), 1e-9)
        case Scope.TIME:
            share = (until - since) / max(float(np.ptp(points.seconds)), 1e-9)
        case _:
            share = (until - since) / 86_400
    expected = min(float(share), 1.0) * total
    return Region(east, north, radius, since, until, inside, expected, _ratio(inside, expected, total))


def world(points: Points, random: np.random.Generator) -> Points:
    """The points as chance might have put them. BOTH: each place gets another's time, so that busy places and busy
    hours stay. Else they are spread evenly over the box, the span or the day."""
    total = len(points.seconds)
    if points.scope is Scope.BOTH:
        return Points(points.east, points.north, random.permutation(points.seconds), points.scope)
    if points.scope is Scope.SPACE:
        spread = [random.uniform(one.min(), one.max(), total) for one in (points.east, points.north)]
        return Points(spread[0], spread[1], points.seconds, points.scope)
    last = 86_400.0 if points.scope is Scope.HOUR else float(points.seconds.max())
    return Points(points.east, points.north, random.uniform(0, last, total), points.scope)


def _gap_end(seconds: NDArray[np.float64]) -> float:
    """The first member after the longest stretch of the clock without any."""
    ordered = np.sort(seconds)
    gaps = np.diff(ordered, prepend=ordered[-1] - 86_400)
    return float(ordered[int(gaps.argmax())])


def _ratio(inside: int, expected: float, total: int) -> float:
    if inside <= expected or expected <= 0:
        return 0.0
    outside = total - inside
    rest = outside * math.log(outside / (total - expected)) if outside else 0.0
    return inside * math.log(inside / expected) + rest
