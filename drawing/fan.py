"""New marks in a diagram that stands: they fan out beyond their parent, and nothing that is placed moves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drawing.marks import Point, Room, Taken

REACH = 130.0
"""Pixels from a parent to the first arc of its new marks."""
ARC_GAP = 80.0
"""Pixels from one arc to the next."""
WIDTH = math.radians(80)
"""Half the opening of a fan."""
_STEP = 24.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A new mark. parent: the mark it hangs from, which is placed or a leaf that comes earlier; None: it hangs from
    none and goes below everything."""

    id: str
    room: Room
    parent: str | None


def fan(
    leaves: Sequence[Leaf], placed: Mapping[str, Point], rooms: Mapping[str, Room], middle: Point
) -> dict[str, Point]:
    """Positions of the leaves in whole pixels, in their order, each overlapping nothing, beyond their parents as seen
    from `middle`. rooms: of what is placed."""
    taken = Taken()
    for name, point in placed.items():
        taken.take(rooms[name], point)
    places = dict(placed)
    for leaf in leaves:
        if leaf.parent is None:
            bottom = max((rooms[name].at(point)[3] for name, point in placed.items()), default=0.0)
            candidates = _row(middle[0], bottom + REACH)
        else:
            candidates = _arcs(places[leaf.parent], middle)
        point = next(point for point in candidates if taken.free(leaf.room, point))
        taken.take(leaf.room, point)
        places[leaf.id] = point
    return {leaf.id: places[leaf.id] for leaf in leaves}


def _arcs(parent: Point, middle: Point) -> Iterator[Point]:
    """Places beyond the parent, as seen from the middle: straight on first, then to both sides, then farther out."""
    away = parent[0] - middle[0], parent[1] - middle[1]
    outward, opening = math.atan2(away[1], away[0]), WIDTH
    if away == (0.0, 0.0):
        outward, opening = -math.pi / 2, math.pi
    radius = REACH
    while True:
        step = _STEP / radius
        for place in range(int(opening / step) + 1):
            for side in (1, -1) if place else (1,):
                turn = outward + side * place * step
                yield (
                    round(parent[0] + radius * math.cos(turn)) + 0.0,
                    round(parent[1] + radius * math.sin(turn)) + 0.0,
                )
        radius += ARC_GAP


def _row(middle: float, top: float) -> Iterator[Point]:
    """Places in a row below everything, from its middle to both sides."""
    place = 0
    while True:
        for side in (1, -1) if place else (1,):
            yield round(middle + side * place * _STEP) + 0.0, round(top) + 0.0
        place += 1
