"""A chronology: the dated facts about some entities and the sightings of what they bore, how they lie in time, and
what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from stores.graph.reads.facts import SeenFact, fact_of, members_of
from stores.graph.reads.sightings import SeenSighting, SeenSightings
from stores.graph.rows import SEEN
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
    """The dated facts of the clusters of these ids, and their sightings. kinds: link types, SEEN among them for the
    sightings; all if None."""

    def __init__(self, seen: SeenGraph, ids: Sequence[str], kinds: Sequence[str] | None = None) -> None:
        self._seen = seen
        self._about = {"ids": members_of(seen, ids), "kinds": None if kinds is None else list(kinds)}
        row = seen.read("chronology_total", **self._about)[0]
        self._sightings = SeenSightings(seen, ids) if kinds is None or SEEN in kinds else None
        known = [(int(row["total"]), row["first"], row["last"])]
        if self._sightings:
            known.append((self._sightings.total, self._sightings.first, self._sightings.last))
        self.total = sum(total for total, _, _ in known)
        self.at_least = self._sightings is not None and self._sightings.at_least
        self._first = min((first for total, first, _ in known if total), default=None)
        self._last = max((last for total, _, last in known if total), default=None)

    def page(self, after: tuple[int, str] | None = None, limit: int = 100) -> list[SeenFact | SeenSighting]:
        """In the order of time, after (time, id)."""
        time, link = after or (None, None)
        rows = self._seen.read("chronology", **self._about, after_time=time, after_id=link, limit=limit)
        found: list[SeenFact | SeenSighting] = [fact_of(row) for row in rows]
        if self._sightings:
            found += self._sightings.page(after, limit)
        return sorted(found, key=place_in_time)[:limit]

    def bars(self) -> list[Bar]:
        """How they lie in time: by stretch, then by link type; stretches without a fact are left out."""
        if self._first is None or self._last is None:
            return []
        width = bar_width(self._first, self._last)
        begin = self._first - self._first % width
        rows = self._seen.read("chronology_bars", **self._about, begin=begin, width=width, limit=MOST_ROWS)
        starts = [begin + width * row["place"] for row in rows]
        bars = [
            Bar(start, start + width, row["link_type"], row["facts"]) for start, row in zip(starts, rows, strict=True)
        ]
        if self._sightings and self._sightings.total:
            seen = self._sightings.bars(begin, width, MOST_ROWS)
            bars += [Bar(begin + width * place, begin + width * (place + 1), SEEN, facts) for place, facts in seen]
        return sorted(bars, key=lambda bar: (bar.since, bar.link_type))

    @cached_property
    def beside(self) -> tuple[int, int]:
        """How many dated facts the filter leaves out, and how many facts have no date."""
        row = self._seen.read("chronology_beside", **self._about)[0]
        sightings = self._sightings.hidden() if self._sightings else 0
        return int(row["hidden"]) + sightings, int(row["undated"])


def place_in_time(one: SeenFact | SeenSighting) -> tuple[int, str]:
    """By what a chronology is sorted."""
    return (one.at if isinstance(one, SeenSighting) else one.time), one.id


def bar_width(first: int, last: int) -> int:
    """The least of WIDTHS, or multiple of the greatest, that cuts `first` to `last` into at most MOST_BARS."""
    greatest = WIDTHS[-1]
    several = (greatest * times for times in count(2))
    return next(width for width in chain(WIDTHS, several) if last // width - first // width < MOST_BARS)
