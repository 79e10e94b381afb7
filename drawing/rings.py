"""A first diagram: ring = distance from the centre, sector = side of the type, within a sector by id."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from drawing.marks import Box, Point, Room, Taken, overlap, whole

RING_GAP = 150.0
"""Pixels from one ring to the next, at least."""
TRACK = 90.0
"""Pixels from one track of a ring to the next: the height of a mark with its caption, and some."""
TOP = -math.pi / 2
_SPREADS = (1.0, 0.85, 0.7, 0.5, 0.25, 0.0)
_STEP = 5.0
_WIDER = 1.07


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be placed. sector: its side's place in the order of sides. ring: 0 for a centre."""

    id: str
    room: Room
    ring: int
    sector: int


def rings(marks: Sequence[Mark], *, tracks: bool = False) -> dict[str, Point]:
    """Positions around (0, 0), in whole pixels, y downwards: the centres in the middle, one ring around the other.

    A ring grows until its marks have room; with `tracks` one of many marks has several circles instead, so that the
    diagram stays small enough to be read. The sectors go clockwise in their order, the first one around the top, each
    as wide as its marks need; they are the same on all rings. No two marks overlap.
    """
    by_ring: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (mark.ring, mark.sector, mark.id)):
        by_ring[mark.ring].append(mark)
    taken = Taken()
    places = _middle(by_ring.pop(0, []), taken)
    radius = max((math.hypot(x, y) for x, y in places.values()), default=0.0)
    sectors = _sectors(by_ring)
    for ring in sorted(by_ring):
        begin, inside = radius + RING_GAP, by_ring[ring]
        count = _tracks(inside, sectors, begin) if tracks else 1
        radius, found = _ring(inside, sectors, max(begin, least_radius(inside) / count), taken, count)
        places |= found
    return places


def _middle(centres: Sequence[Mark], taken: Taken) -> dict[str, Point]:
    """One centre at (0, 0); several evenly on the smallest circle that has room for them."""
    radius, found = 0.0, [(0.0, 0.0)] * len(centres)
    while not _fit(centres, found, taken):
        radius += 20.0
        turns = (math.pi + 2 * math.pi * place / len(centres) for place in range(len(centres)))
        found = [on_ring(radius, turn) for turn in turns]
    for mark, point in zip(centres, found, strict=True):
        taken.take(mark.room, point)
    return {mark.id: point for mark, point in zip(centres, found, strict=True)}


def _fit(marks: Sequence[Mark], points: Sequence[Point], taken: Taken) -> bool:
    trial = taken.copy()
    for mark, point in zip(marks, points, strict=True):
        if not trial.free(mark.room, point):
            return False
        trial.take(mark.room, point)
    return True


def least_radius(marks: Sequence[Mark]) -> float:
    """A radius below which the marks surely don't fit: at the sides of a ring only their heights count."""
    return sum(min(2 * m.room.half, m.room.up + m.room.down) for m in marks) / (2 * math.pi)


def _tracks(marks: Sequence[Mark], sectors: Mapping[int, tuple[float, float]], begin: float) -> int:
    """The number of tracks with which a ring that begins at the radius `begin` reaches least far out."""
    wide: dict[int, float] = defaultdict(float)
    for mark in marks:
        begins, ends = sectors[mark.sector]
        wide[mark.sector] += 2 * mark.room.half / (ends - begins)
    least = max(wide.values())
    return min(range(1, len(marks) + 1), key=lambda count: (max(begin, least / count) + TRACK * (count - 1), count))


def _sectors(by_ring: Mapping[int, Sequence[Mark]]) -> dict[int, tuple[float, float]]:
    """For each sector where it begins and ends, in radians; the first one has its middle at the top."""
    share: dict[int, float] = defaultdict(float)
    for marks in by_ring.values():
        need: dict[int, float] = defaultdict(float)
        for mark in marks:
            need[mark.sector] += mark.room.half + mark.room.up + mark.room.down
        for sector, wanted in need.items():
            share[sector] = max(share[sector], wanted / sum(need.values()))
    total = sum(share.values())
    turn, found = TOP, {}
    for place, sector in enumerate(sorted(share)):
        width = 2 * math.pi * share[sector] / total
        turn = turn - width / 2 if place == 0 else turn
        found[sector] = (turn, turn + width)
        turn += width
    return found


def _ring(
    marks: Sequence[Mark], sectors: Mapping[int, tuple[float, float]], radius: float, taken: Taken, tracks: int
) -> tuple[float, dict[str, Point]]:
    """The smallest of growing radii on which every sector has room for its marks, and their places; takes them. In a
    sector neighbours by id take turns on the tracks. The radius is that of the outermost track."""
    by_sector: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_sector[mark.sector].append(mark)
    while True:
        trial = taken.copy()
        places: dict[str, Point] = {}
        for track, (sector, inside) in product(range(tracks), by_sector.items()):
            found = _arc(inside[track::tracks], radius + TRACK * track, *sectors[sector], trial)
            if found is None:
                break
            places |= found
        else:
            for mark in marks:
                taken.take(mark.room, places[mark.id])
            return radius + TRACK * (tracks - 1), places
        radius *= _WIDER


def _arc(marks: Sequence[Mark], radius: float, begin: float, end: float, taken: Taken) -> dict[str, Point] | None:
    """Marks along an arc in their order, as evenly as they fit; None where they don't. Takes their rooms."""
    for spread in _SPREADS:
        step = (end - begin) / max(1, len(marks)) * spread
        turn, found, trial = begin + step / 2, {}, Taken()
        for mark in marks:
            there: Box | None = None
            while turn <= end:
                point = on_ring(radius, turn)
                # What stood in the way a step ago mostly still does: looking there first spares most of the work.
                if there is None or not overlap(mark.room.at(point), there):
                    there = taken.over(mark.room, point) or trial.over(mark.room, point)
                    if there is None:
                        break
                turn += _STEP / radius
            else:
                break
            trial.take(mark.room, point)
            found[mark.id] = point
            turn += step
        if len(found) == len(marks):
            for mark in marks:
                taken.take(mark.room, found[mark.id])
            return found
    return None


def on_ring(radius: float, turn: float) -> Point:
    """The point in whole pixels on a ring around the middle."""
    return whole(radius * math.cos(turn), radius * math.sin(turn))
