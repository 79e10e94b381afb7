"""Facts as a reader sees them, and the sentences that say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from graph_model.grade import Grade
from graph_model.registry import Registry
from graph_model.values.base import Value
from stores.graph.reads.entities import entities
from stores.graph.seen import Row, SeenGraph

LONGEST_DAY = 90_000_000
"""Milliseconds of the day on which clocks go back."""


@dataclass(frozen=True, slots=True)
class SeenFact:
    """A link as stored. start, end: the entities as the record names them. Times are integer milliseconds UTC."""

    id: str
    link_type: str
    start: str
    end: str
    properties: dict[str, Any]

    @property
    def grade(self) -> Grade:
        """The Admiralty grade of the record that says it."""
        return Grade(self.properties["reliability"], self.properties["credibility"])

    @property
    def since(self) -> int | None:
        """Begin, or the moment."""
        return self.properties.get("since")

    @property
    def until(self) -> int | None:
        """End (half open), or the moment."""
        return self.properties.get("until")

    @property
    def time(self) -> int:
        """Where it stands in a chronology: its begin, else its end. Only for dated facts."""
        return int(self.properties.get("since", self.properties.get("until", 0)))

    def attributes(self, registry: Registry) -> dict[str, Value]:
        """The link's own attributes that have a value."""
        declared = registry.links[self.link_type].attributes
        loaded = ((attribute.name, attribute.type.load(attribute.name, self.properties)) for attribute in declared)
        return {name: value for name, value in loaded if value is not None}


def fact_of(row: Row) -> SeenFact:
    """A fact out of a read's row (start, end, link_type, properties)."""
    return SeenFact(row["properties"]["link_id"], row["link_type"], row["start"], row["end"], row["properties"])


def facts_between(
    seen: SeenGraph,
    ids: Iterable[str],
    link_types: Sequence[str] | None = None,
    after: str | None = None,
    limit: int = 50,
) -> list[SeenFact]:
    """The facts between the clusters of these ids, by link id, after the link id `after`."""
    rows = seen.read("facts_between", ids=members_of(seen, ids), link_types=_list(link_types), after=after, limit=limit)
    return [fact_of(row) for row in rows]


def facts_total(seen: SeenGraph, ids: Iterable[str], link_types: Sequence[str] | None = None) -> int:
    """How many facts there are between the clusters of these ids."""
    return int(seen.read("facts_total", ids=members_of(seen, ids), link_types=_list(link_types))[0]["total"])


class Sentences:
    """Says facts in words: "Mara Ellison owns GB AB12 CDE (Vehicle register, A1, record 8841)"."""

    def __init__(self, seen: SeenGraph, facts: Sequence[SeenFact]) -> None:
        ends = {end for fact in facts for end in (fact.start, fact.end)}
        self._seen = seen
        self._captions = {low: entity.caption for low, entity in entities(seen, ends).items()}
        self._titles = (
            {
                row["properties"]["name"]: row["properties"]["title"]
                for row in seen.read("sources", after=None, limit=1000)
            }
            if facts
            else {}
        )

    def of(self, fact: SeenFact) -> str:
        """The sentence of one of the facts."""
        link = self._seen.registry.links[fact.link_type]
        attributes = fact.attributes(self._seen.registry)
        told = "".join(
            f", {attribute.name.replace('_', ' ')}: {attribute.type.caption(attributes[attribute.name])}"
            for attribute in link.attributes
            if attribute.name in attributes
        )
        source = self._titles.get(fact.properties["source"], fact.properties["source"])
        return (
            f"{self._caption(fact.start)} {link.forward} {self._caption(fact.end)}{told}{period(fact)}"
            f" ({source}, {fact.grade}, record {fact.properties['record_ref']})"
        )

    def _caption(self, entity: str) -> str:
        return self._captions[self._seen.clusters.of(entity)]


def period(fact: SeenFact) -> str:
    """When a fact held, in words: an instant in UTC, a day as a day of the source's zone."""
    since, until = fact.since, fact.until
    say = moment
    if fact.properties.get("precision") == "day":
        zone = ZoneInfo(fact.properties.get("zone") or "UTC")
        if since is not None and until is not None and until - since <= LONGEST_DAY:
            return f", on {day(since, zone)}"
        say = partial(day, zone=zone)
    elif since is not None and since == until:
        return f", {say(since)}"
    begun = "" if since is None else f", since {say(since)}"
    ended = "" if until is None else f", until {say(until)}"
    return begun + ended


def day(milliseconds: int, zone: ZoneInfo) -> str:
    """A day as people read it, in its own zone."""
    try:
        time = datetime.fromtimestamp(milliseconds / 1000, zone)
    except (OverflowError, ValueError, OSError):
        return f"{milliseconds} ms"
    return f"{time.day} {time:%b} {time.year:04d}"


def moment(milliseconds: int) -> str:
    """A time as people read it, in UTC."""
    try:
        time = datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return f"{milliseconds} ms"
    return f"{time.day} {time:%b} {time.year:04d} {time:%H:%M} UTC"


def members_of(seen: SeenGraph, ids: Iterable[str]) -> list[str]:
    """All members of the clusters of these ids, sorted."""
    return sorted({member for entity in ids for member in seen.clusters.all(entity)})


def _list(names: Sequence[str] | None) -> list[str] | None:
    return None if names is None else list(names)
