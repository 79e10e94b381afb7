"""A chronology: the dated facts about some entities, how they lie in time, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from stores.graph.reads.facts import SeenFact, fact_of, members_of
from stores.graph.seen import SeenGraph

MOST_BARS = 60
"""Stretches of time into which a chronology is cut."""
MOST_ROWS = 6_000
"""Bars of all types that one read gives."""
MINUTE = 60_000
DAY = 1_440 * MINUTE
WIDTHS = (1, 60_000, *(MINUTE * n for n in (10, 60, 360)), *(DAY * n for n in (1, 7, 28, 91, 364, 3_640, 36_400)))
"""How long a stretch may be, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many facts of one type begin in a stretch of time (half open, integer milliseconds UTC)."""

    since: int
    until: int
    link_type: str
    facts: int


class Chronology:
    """The dated facts of the clusters of these ids. kinds: link types, all if None."""

    def __init__(self, seen: SeenGraph, ids: Sequence[str], kinds: Sequence[str] | None = None) -> None:
        self._seen = seen
        self._about = {"ids": members_of(seen, ids), "kinds": None if kinds is None else list(kinds)}
        row = seen.read("chronology_total", **self._about)[0]
        self.total, self._first, self._last = int(row["total"]), row["first"], row["last"]

    def page(self, after: tuple[int, str] | None = None, limit: int = 100) -> list[SeenFact]:
        """In the order of time, after (time, link id)."""
        time, link = after or (None, None)
        rows = self._seen.read("chronology", **self._about, after_time=time, after_id=link, limit=limit)
        return [fact_of(row) for row in rows]

    def bars(self) -> list[Bar]:
        """How they lie in time: by stretch, then by link type; stretches without a fact are left out."""
        if not self.total:
            return []
        width = bar_width(self._first, self._last)
        begin = self._first - self._first % width
        rows = self._seen.read("chronology_bars", **self._about, begin=begin, width=width, limit=MOST_ROWS)
        starts = [begin + width * row["place"] for row in rows]
        return [
            Bar(start, start + width, row["link_type"], row["facts"]) for start, row in zip(starts, rows, strict=True)
        ]

    @cached_property
    def beside(self) -> tuple[int, int]:
        """How many dated facts the filter leaves out, and how many facts have no date."""
        row = self._seen.read("chronology_beside", **self._about)[0]
        return int(row["hidden"]), int(row["undated"])


def bar_width(first: int, last: int) -> int:
    """The least of WIDTHS, or multiple of the greatest, that cuts `first` to `last` into at most MOST_BARS."""
    greatest = WIDTHS[-1]
    several = (greatest * times for times in count(2))
    return next(width for width in chain(WIDTHS, several) if last // width - first // width < MOST_BARS)
