"""Where each mark of a diagram stands: rings for a first diagram, a fan for what comes to one that stands."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drawing.fan import Leaf, fan
from drawing.first import first
from drawing.folding import DRAWN
from drawing.marks import LONGEST_CAPTION, Point, room_of
from drawing.rings import Mark
from drawing.things import Line
from graph_model.declare import Side

SECTORS = {side: place for place, side in enumerate(Side)}


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark to place: its caption, its ring (0 for a centre) and the side of its type."""

    id: str
    type: str
    side: Side
    caption: str
    ring: int

    def order(self) -> tuple[int, str, str]:
        """By side, then type, then id."""
        return SECTORS[self.side], self.type, self.id


def layout(spots: Sequence[Spot], lines: Sequence[Line], placed: Mapping[str, Point]) -> dict[str, Point]:
    """A position for each spot, y downwards, in pixels.

    What stands in `placed` keeps its place to the bit; what stands there and is no spot, as a fold of an earlier
    answer, keeps its room free. No two marks overlap, captions included, but for what was placed so already.
    """
    standing = {spot.id: placed[spot.id] for spot in spots if spot.id in placed}
    rooms = dict.fromkeys(placed, room_of(LONGEST_CAPTION))
    rooms |= {spot.id: room_of(spot.caption, centre=spot.ring == 0) for spot in spots}
    pairs = [(line.start, line.end) for line in lines]
    if not standing:
        marks = [Mark(spot.id, rooms[spot.id], spot.ring, SECTORS[spot.side]) for spot in spots]
        return first(marks, pairs)
    leaves = [Leaf(name, rooms[name], parent) for name, parent in _parents(spots, lines, set(standing))]
    centres = [placed[spot.id] for spot in spots if spot.ring == 0 and spot.id in placed]
    middle = _mean(centres or list(standing.values()))
    return standing | fan(leaves, dict(placed), rooms, middle, pairs if len(rooms) <= DRAWN else [])


def _mean(points: Sequence[Point]) -> Point:
    return math.fsum(x for x, _ in points) / len(points), math.fsum(y for _, y in points) / len(points)


def _parents(spots: Sequence[Spot], lines: Sequence[Line], standing: set[str]) -> list[tuple[str, str | None]]:
    """Each new mark and the one it hangs from (most facts, then by id): first those next to what stands."""
    facts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in lines:
        facts[line.start][line.end] += line.count
        facts[line.end][line.start] += line.count
    waiting = [spot.id for spot in sorted(spots, key=Spot.order) if spot.id not in standing]
    known, found = set(standing), list[tuple[str, str | None]]()
    while waiting:
        near = [name for name in waiting if known & facts[name].keys()] or waiting[:1]
        for name in near:
            best = min(known & facts[name].keys(), key=lambda other: (-facts[name][other], other), default=None)
            found.append((name, best))
        known |= set(near)
        waiting = [name for name in waiting if name not in known]
    return found
