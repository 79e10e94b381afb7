"""New marks in a diagram that stands: they fan out beyond their parent, and nothing that is placed moves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from drawing.marks import Point, Room, discs, whole
from drawing.tangle import Tangle
from drawing.untangle import cheapest

REACH = 130.0
"""Pixels from a parent to the first arc of its new marks."""
ARC_GAP = 80.0
"""Pixels from one arc to the next."""
WIDTH = math.radians(80)
"""Half the opening of a fan."""
_STEP = 24.0
_ROW, _SIDE = 240.0, 60.0
"""Half the width of a row of what hangs from nothing: at least, and for the root of their number."""
_WEIGHED = 40
"""Free places that are weighed for a leaf, the nearest."""
_PULL = 0.4
"""What a pixel from where a leaf would best stand costs it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A new mark. parent: the mark it hangs from, which is placed or a leaf that comes earlier; None: it hangs from
    none and goes below everything."""

    id: str
    room: Room
    parent: str | None


def fan(
    leaves: Sequence[Leaf],
    placed: Mapping[str, Point],
    rooms: Mapping[str, Room],
    middle: Point,
    pairs: Iterable[tuple[str, str]] = (),
) -> dict[str, Point]:
    """Positions of the leaves in whole pixels, in their order, each overlapping nothing, beyond their parents as seen
    from `middle`. rooms: of what is placed and of the leaves. pairs: ends of the lines, which run clear of marks where
    they can; a leaf that ties several marks together may stand between them."""
    tangle = Tangle(rooms, pairs)
    for name, point in placed.items():
        tangle.put(name, point)
    alone = sum(leaf.parent is None for leaf in leaves)
    below = _below(placed, rooms, middle)
    for leaf in leaves:
        wish, candidates = _candidates(leaf, tangle, middle, below, alone)
        found = (cheapest(tangle, leaf.id, wish, some, _PULL, _WEIGHED) for some in candidates)
        tangle.put(leaf.id, next(point for point in found if point is not None))
    return {leaf.id: tangle.at(leaf.id) for leaf in leaves}


def _below(placed: Mapping[str, Point], rooms: Mapping[str, Room], middle: Point) -> Point:
    """Where what hangs from nothing begins: below everything that stands."""
    bottom = max((rooms[name].at(point)[3] for name, point in placed.items()), default=0.0)
    return whole(middle[0], bottom + REACH)


def _candidates(
    leaf: Leaf, tangle: Tangle, middle: Point, below: Point, alone: int
) -> tuple[Point, Iterator[Sequence[Point]]]:
    """Where a leaf would best stand, and some places after others where it may. alone: how many hang from nothing."""
    if leaf.parent is None:
        return below, _rows(below, alone)
    arcs = _arcs(tangle.at(leaf.parent), middle)
    first = [*next(arcs), *next(arcs)]
    ties = tangle.near(leaf.id)
    if len(ties) < 2:
        return first[0], chain([first], arcs)
    wish = whole(math.fsum(x for x, _ in ties) / len(ties), math.fsum(y for _, y in ties) / len(ties))
    return wish, chain([[*next(discs(wish)), *first]], arcs)


def _arcs(parent: Point, middle: Point) -> Iterator[list[Point]]:
    """Places beyond the parent, as seen from the middle: arc after arc, each from straight on to both sides."""
    away = parent[0] - middle[0], parent[1] - middle[1]
    outward, opening = math.atan2(away[1], away[0]), WIDTH
    if away == (0.0, 0.0):
        outward, opening = -math.pi / 2, math.pi
    radius = REACH
    while True:
        step = _STEP / radius
        places = range(int(opening / step) + 1)
        turns = [outward + side * place * step for place in places for side in ((1, -1) if place else (1,))]
        yield [whole(parent[0] + radius * math.cos(turn), parent[1] + radius * math.sin(turn)) for turn in turns]
        radius += ARC_GAP


def _rows(begin: Point, alone: int) -> Iterator[list[Point]]:
    """Places in rows below everything, each from its middle to both sides, about as wide as all of them are high."""
    places = range(1 + int(max(_ROW, _SIDE * math.sqrt(alone)) / _STEP))
    level = begin[1]
    while True:
        sides = [(side, place) for place in places for side in ((1, -1) if place else (1,))]
        yield [whole(begin[0] + side * place * _STEP, level) for side, place in sides]
        level += ARC_GAP
