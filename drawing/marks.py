"""How much room a mark takes, in pixels at zoom 1, and which rooms are taken. The page draws in the same measures."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

Point = tuple[float, float]
Box = tuple[float, float, float, float]

MARK = 44.0
"""Diameter of a mark."""
CENTRE = 72.0
"""Diameter of a centre."""
LINE = 18.0
"""Height of the caption's line, under the mark."""
LETTER = 6.8
"""Width of a letter at 12 pixels; of a Chinese, Japanese or Korean one twice as much."""
LONGEST = 150.0
"""The page cuts a caption in the middle that is wider than this."""
LONGEST_CAPTION = "m" * 25
"""Takes at least that width."""
GAP = 12.0
"""Room left free around a mark and its caption."""
_CELL = 200.0
_STEP, _NEAR = 28.0, 5


@dataclass(frozen=True, slots=True)
class Room:
    """Half the width of a mark with its caption, and how far it goes up and down from the mark's middle."""

    half: float
    up: float
    down: float

    def at(self, point: Point) -> Box:
        """Left, top, right, bottom of the room of a mark at `point`."""
        x, y = point
        return x - self.half, y - self.up, x + self.half, y + self.down


def room_of(caption: str, *, centre: bool = False) -> Room:
    """The room of a mark with its caption and half the gap on each side."""
    size = CENTRE if centre else MARK
    half = (max(size, text_width(caption)) + GAP) / 2
    return Room(half, (size + GAP) / 2, (size + GAP) / 2 + LINE)


def text_width(text: str) -> float:
    """Estimated width of a caption as the page shows it."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    marks = sum(bool(unicodedata.combining(letter)) for letter in text)
    return min(LETTER * (len(text) + wide - marks), LONGEST)


@dataclass(slots=True)
class Taken:
    """Rooms that are taken, in a grid, so that asking costs the same for two and for two thousand."""

    cells: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def take(self, room: Room, point: Point) -> None:
        """Take the room of a mark at `point`."""
        for cell in _cells(*room.at(point)):
            self.cells[cell].append(room.at(point))

    def free(self, room: Room, point: Point) -> bool:
        """Whether a mark at `point` would overlap none that is there."""
        return self.over(room, point) is None

    def over(self, room: Room, point: Point) -> Box | None:
        """A room that is there and that a mark at `point` would overlap; None where it is free."""
        left, top, right, bottom = room.at(point)
        for cell in _cells(left, top, right, bottom):
            for other in self.cells.get(cell, ()):
                if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    return other
        return None

    def copy(self) -> Taken:
        """The same rooms, to try something out on."""
        again = Taken()
        for cell, rooms in self.cells.items():
            again.cells[cell] = list(rooms)
        return again


def _cells(left: float, top: float, right: float, bottom: float) -> list[tuple[int, int]]:
    columns = range(int(left // _CELL), int(right // _CELL) + 1)
    rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def overlap(one: Box, other: Box) -> bool:
    """Whether two rooms have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def whole(x: float, y: float) -> Point:
    """The point in whole pixels; a negative zero becomes positive."""
    return round(x) + 0.0, round(y) + 0.0


def discs(point: Point) -> Iterator[list[Point]]:
    """Places around a point: first the point with all that are near, then circle after circle without end."""
    circles = (_circle(point, place) for place in range(1, 10_000))
    yield [point, *chain.from_iterable(next(circles) for _ in range(_NEAR))]
    yield from circles


def _circle(point: Point, place: int) -> list[Point]:
    turns = (2 * math.pi * each / (6 * place) for each in range(6 * place))
    radius = _STEP * place
    return [whole(point[0] + radius * math.cos(turn), point[1] + radius * math.sin(turn)) for turn in turns]
