"""Sightings as a reader sees them: of identifiers, of those who bore them while they did, and by sensors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_model.declare import IssuedKey
from graph_model.errors import LimitExceeded
from graph_model.grade import Grade
from graph_model.keys import type_of
from graph_model.reader import FactFilter
from stores.graph.reads.facts import LONGEST_DAY, SeenFact, fact_of, members_of
from stores.graph.reads.sensors import FOREVER
from stores.graph.seen import Row, SeenGraph

MOST_BORNE = 2_000
"""Links to identifiers that a question's subjects may have."""
HOPS = 3
"""From a person over a vehicle to its plate, or over a handset and its SIM to the number."""
COUNTED = 100_000
"""Sightings that are counted; from there on the answer says "at least"."""
_READS = {"of": ("sightings_of", "sightings_of_total"), "at": ("sightings_at", "sightings_at_total")}
LONG_AGO, LATER = -(1 << 53), 1 << 53


@dataclass(frozen=True, slots=True)
class Way:
    """How a subject comes to an identifier: over these links, while all of them hold (milliseconds UTC, half open)."""

    links: tuple[SeenFact, ...]
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class SeenSighting:
    """A sighting as stored. subject, sensor: as the record names them. through: the links by which it belongs to what
    was asked for; none where that was read itself."""

    id: str
    subject: str
    sensor: str
    properties: Mapping[str, Any]
    through: tuple[SeenFact, ...] = ()

    @property
    def at(self) -> int:
        """As the sensor's clock showed it, milliseconds UTC."""
        return int(self.properties["at"])

    @property
    def grade(self) -> Grade:
        """The Admiralty grade of its record."""
        return Grade(self.properties["reliability"], self.properties["credibility"])

    @property
    def position(self) -> tuple[float, float] | None:
        """Where it was read, of a sensor that moves."""
        found = self.properties.get("lat"), self.properties.get("lon")
        return None if found[0] is None or found[1] is None else (float(found[0]), float(found[1]))


@dataclass(frozen=True, slots=True)
class Circle:
    """Points within so many metres of a middle in degrees."""

    latitude: float
    longitude: float
    metres: float


@dataclass(frozen=True, slots=True)
class Where:
    """By which sensors: each with the times in which its readings count, and whether those with a position of their
    own do. circle, edges: of sensors that move only readings which lie in it, or west of an odd number of edges
    (latitude, longitude, latitude, longitude; straight in degrees)."""

    places: tuple[tuple[str, bool, int, int], ...]
    circle: Circle | None = None
    edges: tuple[tuple[float, float, float, float], ...] = ()


class SeenSightings:
    """The sightings of the clusters of some ids, and of what they bore; all subjects if None. where: everywhere if
    None. Either must be given."""

    def __init__(self, seen: SeenGraph, ids: Sequence[str] | None, where: Where | None = None) -> None:
        self._seen = seen
        self._ways = None if ids is None else ways_of(seen, ids)
        about: Row = {"places": None, "circle": None, "edges": None}
        if where is not None:
            names = ("sensor", "moves", "since", "until")
            about["places"] = [dict(zip(names, place, strict=True)) for place in where.places]
            about["circle"] = where.circle and {
                "latitude": where.circle.latitude,
                "longitude": where.circle.longitude,
                "metres": where.circle.metres,
            }
            about["edges"] = [list(edge) for edge in where.edges] or None
        if self._ways is not None:
            about["subjects"] = list(_spans(self._ways))
        self._about = about
        self._page, self._total = _READS["at" if self._ways is None else "of"]
        row = seen.read(self._total, **about, most=COUNTED)[0]
        self.total, self.first, self.last = int(row["total"]), row["first"], row["last"]
        self.at_least = self.total >= COUNTED

    def page(self, after: tuple[int, str] | None = None, limit: int = 100) -> list[SeenSighting]:
        """In the order of time, after (time, sighting id)."""
        time, sighting = after or (None, None)
        rows = self._seen.read(self._page, **self._about, after_time=time, after_id=sighting, limit=limit)
        return [self._sighting(row) for row in rows]

    def bars(self, begin: int, width: int, limit: int) -> list[tuple[int, int]]:
        """Of subjects, for each stretch of `width` milliseconds from `begin` its number and how many there are."""
        rows = self._seen.read("sightings_of_bars", **self._about, begin=begin, width=width, limit=limit)
        return [(row["place"], row["sightings"]) for row in rows]

    def hidden(self) -> int:
        """How many the filter leaves out."""
        if self._seen.reader.filter.hides_nothing:
            return 0
        unfiltered = self._seen.graph.as_seen_by(replace(self._seen.reader, filter=FactFilter()))
        rows = unfiltered.read(self._total, **self._about, most=COUNTED)
        return max(int(rows[0]["total"]) - self.total, 0)

    def _sighting(self, row: Row) -> SeenSighting:
        stored = row["properties"]
        found = SeenSighting(stored["sighting_id"], row["subject"], row["sensor"], stored)
        ways = (self._ways or {}).get(row["subject"], [])
        holding = [way for way in ways if way.since <= found.at < way.until]
        return replace(found, through=holding[0].links) if holding else found


def ways_of(seen: SeenGraph, ids: Iterable[str]) -> dict[str, list[Way]]:
    """By identifier how the clusters of these ids come to it, shortest way first. An identifier that is asked for by
    itself stands for nothing but itself. Raises LimitExceeded where they bore too many."""
    kinds = list(seen.registry.carrying())
    start = members_of(seen, ids)
    found: dict[str, list[Way]] = {one: [Way((), LONG_AGO, LATER)] for one in start}
    frontier = {one: found[one] for one in start if not _is_identifier(seen, one)}
    for _ in range(HOPS):
        links = _links(seen, frontier, kinds)
        reached: dict[str, list[Way]] = defaultdict(list)
        for link in links:
            for here, there in ((link.start, link.end), (link.end, link.start)):
                if here in frontier and _leads(seen, here, there):
                    reached[there] += [way for one in frontier[here] if (way := _longer(one, link)) is not None]
        frontier = {}
        for there in sorted(reached):
            if there not in found:
                frontier[there] = found[there] = sorted(reached[there], key=lambda way: [f.id for f in way.links])
        if not frontier:
            break
    return found


def _links(seen: SeenGraph, frontier: Mapping[str, object], kinds: list[str]) -> list[SeenFact]:
    rows = seen.read("carriers", ids=sorted(frontier), kinds=kinds, limit=MOST_BORNE + 1) if frontier else []
    if len(rows) > MOST_BORNE:
        raise LimitExceeded("subjects", len(rows), MOST_BORNE)
    return [fact_of(row) for row in rows]


def _is_identifier(seen: SeenGraph, entity: str) -> bool:
    return isinstance(seen.registry.entities[type_of(entity)].key, IssuedKey)


def _leads(seen: SeenGraph, here: str, there: str) -> bool:
    """From who bears to what is borne, and between identifiers; never back to another bearer."""
    bearers = ("Person", "Organisation")
    return type_of(there) not in bearers and (type_of(here) in bearers or _is_identifier(seen, there))


def _longer(way: Way, link: SeenFact) -> Way | None:
    """The way and one link more, while both hold; None where they never do at once."""
    since = LONG_AGO if link.since is None else link.since
    until = LATER if link.until is None else link.until
    if link.since is not None and link.since == link.until:
        # A moment says that it was so, not for how long: its day counts.
        since, until = since - LONGEST_DAY // 2, until + LONGEST_DAY // 2
    begin, end = max(way.since, since), min(way.until, until)
    return Way((*way.links, link), begin, end) if begin < end else None


def _spans(ways: Mapping[str, Sequence[Way]]) -> Iterable[Row]:
    """Each identifier with the times in which any way holds, which do not overlap, so that no sighting comes twice."""
    for entity, several in sorted(ways.items()):
        times = sorted((way.since, way.until) for way in several)
        merged: list[list[int]] = []
        for since, until in times:
            if merged and since <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], until)
            else:
                merged.append([since, until])
        for since, until in merged:
            yield {"id": entity, "since": since, "until": until}


def always(sensors: Iterable[str]) -> Where:
    """All readings of these sensors."""
    return Where(tuple((one, moves, -FOREVER, FOREVER) for one in sorted(set(sensors)) for moves in (False, True)))
