"""A first diagram that can be read: what ties elements decides who stands beside whom, and lines run clear of marks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from drawing.marks import Point, discs, whole
from drawing.rings import RING_GAP, Mark, least_radius, on_ring, rings
from drawing.stress import stressed
from drawing.tangle import Tangle
from drawing.untangle import WEIGHED, cheapest, untangle

SMALL = 80
"""Marks up to which a diagram is untangled; a larger one keeps the plain order of its rings."""
_GAPS = (100.0, 120.0, 150.0)
"""Pixels from one ring to the next beyond the first, at least; tried in turn until no line runs through a mark."""
_SLOT, _SLOTS = 14.0, 90
_WIDER = 1.07
_PULL, _STAY = 0.5, 0.15
"""What a pixel from its wish costs a mark, and one from where it stands: less than a crossing, so that it goes some
way to avoid one."""


def first(marks: Sequence[Mark], pairs: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Positions around (0, 0), in whole pixels, y downwards. pairs: ends of the lines. No two marks overlap.

    One centre: ring = distance. A single ring has a sector for each side; in several a mark stands beyond what ties it
    to the centre. Several centres: apart from each other, what ties them between, so that a path lies along a line.
    Large diagrams: rings with a sector for each side, of several tracks where there are many.
    """
    ordered = sorted(marks, key=lambda mark: (mark.ring, mark.sector, mark.id))
    if len(ordered) > SMALL:
        return rings(ordered, tracks=True)
    start = rings(ordered)
    tangle = Tangle({mark.id: mark.room for mark in ordered}, pairs)
    if sum(mark.ring == 0 for mark in ordered) > 1:
        _apart(ordered, stressed(ordered, start, tangle), tangle)
    else:
        _around(ordered, start, tangle)
    return {mark.id: tangle.at(mark.id) for mark in ordered}


def _apart(marks: Sequence[Mark], wishes: Mapping[str, Point], tangle: Tangle) -> None:
    """Put each mark at a free place near its wish."""
    for mark in marks:
        wish = whole(*wishes[mark.id])
        found = (cheapest(tangle, mark.id, wish, near, _PULL) for near in discs(wish))
        tangle.put(mark.id, next(point for point in found if point is not None))
    untangle(marks, tangle, lambda mark: next(discs(tangle.at(mark.id))), _STAY)


def _around(marks: Sequence[Mark], start: Mapping[str, Point], tangle: Tangle) -> None:
    """Put the marks ring by ring, each at a free place in the direction of its wish; farther apart where a line would
    still run through a mark."""
    levels = sorted({mark.ring for mark in marks})
    rings_of = [[mark for mark in marks if mark.ring == level] for level in levels]
    beyond = [mark for mark in marks if mark.ring]
    single = len(levels) < 3 or levels[0] > 0
    wishes = start if single else stressed(marks, start, tangle)
    radii: dict[int, float] = {}
    for gap in _GAPS:
        radius = 0.0
        for mark in marks:
            tangle.put(mark.id, start[mark.id] if single or mark.ring == 0 else None)
        for level, ring in zip(levels, rings_of, strict=True):
            if not single and level:
                reach = gap if radius else max(gap, RING_GAP)
                _ring(ring, max(radius + reach, least_radius(ring)), wishes, tangle)
            radius = radii[level] = max(math.hypot(*tangle.at(mark.id)) for mark in ring)
        untangle(beyond, tangle, lambda mark: _slots(radii[mark.ring], _SLOTS), _STAY)
        crowded = radius > 1.5 * gap * len(levels)  # wide for its marks: more gap brings nothing
        if single or crowded or not tangle.run_through():
            return


def _ring(marks: Sequence[Mark], radius: float, wishes: Mapping[str, Point], tangle: Tangle) -> None:
    """Put the marks on the smallest of growing radii on which each finds a place."""
    turns = {mark.id: math.atan2(wishes[mark.id][1], wishes[mark.id][0]) for mark in marks}
    ordered = sorted(marks, key=lambda mark: (round(turns[mark.id], 6), mark.sector, mark.id))
    # Whether they fit is found without weighing, which takes longer.
    while not (_put(ordered, radius, turns, tangle, 1) and _put(ordered, radius, turns, tangle, WEIGHED)):
        radius *= _WIDER


def _put(marks: Sequence[Mark], radius: float, turns: Mapping[str, float], tangle: Tangle, weighed: int) -> bool:
    """Put each mark on a ring; False where one finds no place."""
    slots = _slots(radius)
    for mark in marks:
        tangle.put(mark.id, None)
    for mark in marks:
        wish = on_ring(radius, turns[mark.id])
        best = cheapest(tangle, mark.id, wish, [wish, *slots], _PULL, weighed)
        if best is None:
            return False
        tangle.put(mark.id, best)
    return True


def _slots(radius: float, most: int = 1_000) -> list[Point]:
    """Places on a ring."""
    count = max(1, min(most, int(2 * math.pi * radius / _SLOT)))
    return list(dict.fromkeys(on_ring(radius, 2 * math.pi * place / count) for place in range(count)))
