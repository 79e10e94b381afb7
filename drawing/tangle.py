"""How tangled a place would be: lines that run through marks, that cross each other, and how long they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from drawing.marks import GAP, Point, Room

Points = NDArray[np.float64]
THROUGH = 1_000.0
"""Cost of a line through a mark that is not its end: it says what is not so."""
CROSSING = 120.0
"""Cost of two lines that cross."""
LENGTH = 0.5
"""Cost of a pixel of line."""
CLEAR = 8.0
"""Pixels that a line keeps from the edge of a mark."""


class Tangle:
    """Marks, of which some have a place yet, and the lines among them. Whether places are free and what they cost is
    said for one mark at many places at once; only what has a place counts."""

    def __init__(self, rooms: Mapping[str, Room], pairs: Iterable[tuple[str, str]]) -> None:
        """pairs: ends of lines; others than these marks don't count."""
        self._names = list(rooms)
        self._place = place = {name: n for n, name in enumerate(rooms)}
        known = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1] and {*pair} <= place.keys()}
        self._ends = np.array(sorted((place[a], place[b]) for a, b in known), dtype=np.intp).reshape(-1, 2)
        self._beside = [
            np.array([n for n in np.unique(self._ends[(self._ends == mark).any(axis=1)]) if n != mark], dtype=np.intp)
            for mark in range(len(place))
        ]
        self._at: Points = np.full((len(place), 2), np.nan)
        self._room = np.array([(room.half, room.up, room.down) for room in rooms.values()]).reshape(-1, 3)
        self._reach = self._room[:, 1] - GAP / 2 + CLEAR

    def put(self, name: str, point: Point | None) -> None:
        """Give a mark its place, or take it away."""
        self._at[self._place[name]] = np.nan if point is None else point

    def at(self, name: str) -> Point:
        """Where a mark stands."""
        x, y = self._at[self._place[name]]
        return float(x), float(y)

    def near(self, name: str) -> list[Point]:
        """Where the marks stand that a line leads to from this one."""
        at = self._at[self._beside[self._place[name]]]
        return [(float(x), float(y)) for x, y in at[~np.isnan(at[:, 0])]]

    def beside(self, name: str) -> list[str]:
        """The marks that a line leads to from this one."""
        return [self._names[n] for n in self._beside[self._place[name]]]

    def free(self, name: str, points: Sequence[Point]) -> NDArray[np.bool_]:
        """At which of these places the mark would overlap none that stands."""
        mark = self._place[name]
        here = np.array(points, dtype=np.float64).reshape(-1, 1, 2)
        others = self._standing(mark)
        there, room, own = self._at[others], self._room[others], self._room[mark]
        beside = np.abs(here[..., 0] - there[:, 0]) < room[:, 0] + own[0]
        above = here[..., 1] - own[1] < there[:, 1] + room[:, 2]
        below = there[:, 1] - room[:, 1] < here[..., 1] + own[2]
        found: NDArray[np.bool_] = ~(beside & above & below).any(axis=1)
        return found

    def costs(self, name: str, points: Sequence[Point]) -> Points:
        """What each of these places would cost for the mark."""
        mark = self._place[name]
        here = np.array(points, dtype=np.float64).reshape(-1, 2)
        others = self._standing(mark)
        stands = np.zeros(len(self._at), dtype=np.bool_)
        stands[others] = True
        near = self._beside[mark][stands[self._beside[mark]]]
        lines = self._ends[stands[self._ends].all(axis=1)]
        starts, ends = self._at[lines[:, 0]], self._at[lines[:, 1]]
        total: Points = THROUGH * (_apart(starts, ends, here[:, None]) < self._reach[mark]).sum(axis=1)
        if not len(near):
            return total
        far = self._at[near]
        steps = far - here[:, None]
        total = total + LENGTH * np.hypot(steps[..., 0], steps[..., 1]).sum(axis=1)
        through = _apart(here[:, None, None], far[:, None], self._at[others]) < self._reach[others]
        total += THROUGH * (through & (others != near[:, None])).sum(axis=(1, 2))
        crossing = _cross(here[:, None, None], far[:, None], starts, ends)
        parted = (lines[:, 0] != near[:, None]) & (lines[:, 1] != near[:, None])
        total += CROSSING * (crossing & parted).sum(axis=(1, 2))
        return total

    def tangled(self, name: str) -> bool:
        """Whether a line of this mark crosses another or runs through a mark, or one runs through this one."""
        here = self.at(name)
        length = sum(math.dist(here, self.at(other)) for other in self.beside(name))
        return float(self.costs(name, [here])[0]) - LENGTH * length > CROSSING / 2

    def run_through(self) -> bool:
        """Whether any line runs through a mark that is not its end."""
        starts, ends = self._at[self._ends[:, :1]], self._at[self._ends[:, 1:]]
        through = _apart(starts, ends, self._at) < self._reach
        marks = np.arange(len(self._at))
        return bool((through & (self._ends[:, :1] != marks) & (self._ends[:, 1:] != marks)).any())

    def _standing(self, but: int | None = None) -> NDArray[np.intp]:
        """The marks that have a place, but for one."""
        stands = ~np.isnan(self._at[:, 0])
        if but is not None:
            stands[but] = False
        return np.flatnonzero(stands)


def _apart(starts: Points, ends: Points, points: Points) -> Points:
    """Distance of points from segments."""
    along = ends - starts
    to = points - starts
    square = (along * along).sum(axis=-1)
    part = np.clip((to * along).sum(axis=-1) / np.where(square, square, 1.0), 0.0, 1.0)
    off = to - part[..., None] * along
    found: Points = np.hypot(off[..., 0], off[..., 1])
    return found


def _cross(a: Points, b: Points, c: Points, d: Points) -> NDArray[np.bool_]:
    """Whether the segments from a to b cross those from c to d; touching is no crossing."""
    found: NDArray[np.bool_] = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return found


def _side(a: Points, b: Points, point: Points) -> Points:
    """On which side of the line from a to b a point lies, by its sign."""
    along, to = b - a, point - a
    found: Points = along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]
    return found
