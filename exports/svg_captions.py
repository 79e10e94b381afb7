"""Where captions stand in a picture: under their marks, beside them where that is taken, or nowhere; never over another
caption or a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawing.marks import LINE, LONGEST, Point, Room, Taken, text_width
from drawing.xml_text import printable

_LETTERS = 24
"""Letters of a caption that is cut in the middle; of wide ones half as many."""
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Caption:
    """lines: what is written, from the top. x, y: of the first line's middle. anchor: SVG's text-anchor."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark with a caption. radius: half its size. weight: those that weigh less give way first."""

    id: str
    at: Point
    radius: float
    lines: tuple[str, ...]
    weight: tuple[int, ...]


def captions(marks: Sequence[Mark]) -> dict[str, Caption]:
    """By mark; those for which there is no room are left out. No two overlap, and none lies on a mark."""
    taken = Taken()
    for mark in marks:
        taken.take(Room(mark.radius, mark.radius, mark.radius), mark.at)
    found: dict[str, Caption] = {}
    for mark in sorted(marks, key=lambda mark: (*(-part for part in mark.weight), mark.id)):
        for lines in dict.fromkeys((mark.lines, mark.lines[:1])):
            if place := _place(mark, lines, taken):
                found[mark.id] = place
                break
    return found


def shortened(text: str) -> str:
    """A caption of one line, cut in the middle where it is too long."""
    text = " ".join(printable(text).split())
    if text_width(text) < LONGEST:
        return text
    half = _LETTERS // 2
    while half > 2 and text_width(text[:half] + text[-half:]) >= LONGEST:
        half -= 1
    return f"{text[:half].rstrip()}\u2026{text[-half:].lstrip()}"


def _place(mark: Mark, lines: tuple[str, ...], taken: Taken) -> Caption | None:
    if not any(lines):
        return None
    (x, y), width, height = mark.at, max(map(text_width, lines)), LINE * len(lines)
    below, above = y + mark.radius + _APART, y - mark.radius - _APART - height
    aside = mark.radius + _APART
    places = (
        (x, below, x, "middle"),
        (x, above, x, "middle"),
        (x + aside + width / 2, y - height / 2, x + aside, "start"),
        (x - aside - width / 2, y - height / 2, x - aside, "end"),
    )
    for middle, top, at, anchor in places:
        room = Room(width / 2, 0.0, height)
        if taken.free(room, (middle, top)):
            taken.take(room, (middle, top))
            return Caption(lines, at, top + LINE / 2, anchor)
    return None
