"""Whether two steps away from a centre ever held at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drawing.things import Line


def overlaps(lines: Sequence[Line], rings: Mapping[str, int]) -> list[bool | None]:
    """For each line from ring r to ring r + 1, whether its time overlaps that of any line between its inner end and
    ring r - 1. None where there is none, or where none of them is dated."""
    inward: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        inner, outer = _inner_first(line, rings)
        if rings[inner] < rings[outer]:
            inward[outer].append(line)
    return [_overlap(line, inward, rings) for line in lines]


def _inner_first(line: Line, rings: Mapping[str, int]) -> tuple[str, str]:
    return (line.start, line.end) if rings[line.start] <= rings[line.end] else (line.end, line.start)


def _overlap(line: Line, inward: Mapping[str, Sequence[Line]], rings: Mapping[str, int]) -> bool | None:
    inner, outer = _inner_first(line, rings)
    before = inward.get(inner, ()) if rings[inner] < rings[outer] else ()
    said = [both for both in (_both_hold(line, other) for other in before) if both is not None]
    return any(said) if said else None


def _both_hold(one: Line, other: Line) -> bool | None:
    """Half open spans; a moment lies within a span that begins with it. None where either has no time."""
    if (one.first is None and one.last is None) or (other.first is None and other.last is None):
        return None
    return _before_end(one.first, other) and _before_end(other.first, one)


def _before_end(begin: int | None, line: Line) -> bool:
    if begin is None or line.last is None:
        return True
    return begin < line.last or begin == line.first == line.last
