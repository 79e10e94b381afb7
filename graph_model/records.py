"""What loaders produce and stores keep: sources, records, and the claims, links and sightings that a record says.

A record is (source, ref, version). A newer version replaces exactly what the older one said; order is the source's
version or time, never arrival.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from graph_model.grade import Grade
from graph_model.values.base import Value

OPEN = "open"
"""The visibility class of the built-in policy."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `name` is short (a-z, 0-9, dash) and part of the ids of source-keyed entities. revision: raised by
    hand when the rules that make records of the source's rows were mended, so that the same version may say otherwise.
    """

    name: str
    title: str
    grade: Grade = field(default_factory=Grade)
    visibility: str = OPEN
    licence: str = ""
    zone: str | None = None
    country: str | None = None
    revision: int = 0


@dataclass(slots=True)
class Claim:
    """What a record says about one entity: canonical values by attribute, and what was given where they differ."""

    entity: str
    attributes: dict[str, Value] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Link:
    """A typed, directed fact between two entities, both given by entity_id.

    since, until: integer milliseconds UTC, half open; both equal for a moment; None where unknown. precision: "day"
    or "instant"; zone: IANA name. nth tells two facts of one type between the same ends in one record apart.
    """

    type: str
    start: str
    end: str
    since: int | None = None
    until: int | None = None
    precision: str | None = None
    zone: str | None = None
    attributes: dict[str, Value] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    nth: str = ""


@dataclass(slots=True)
class Sighting:
    """A sensor read an identifier at a time and place.

    subject: entity_id of the identifier that was read, never of its bearer. sensor: entity_id. at: integer milliseconds
    UTC as the sensor's clock showed it. zone: the sensor's IANA zone. latitude, longitude: degrees in WGS 84, given for
    a sensor that moves, None for one that stands. confidence: 0 to 1. as_read: what was read, where cleaning changed
    it. nth tells several readings of one record apart; they share the record's stem.
    """

    subject: str
    sensor: str
    at: int
    zone: str
    latitude: float | None = None
    longitude: float | None = None
    confidence: float | None = None
    as_read: str | None = None
    nth: str = ""


@dataclass(slots=True)
class Record:
    """One row's worth of facts.

    ref: the source's own id of the record, else keys.row_ref of the canonical row. version: an integer that grows with
    the source's version or time; 0 where ref is a hash of the row. grade, visibility: None means the source's own.
    row: where it stood in the file, 1-based, for reports only.
    """

    ref: str
    version: int = 0
    claims: list[Claim] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    grade: Grade | None = None
    visibility: str | None = None
    observed_at: int | None = None
    row: int = 0
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def facts(self) -> int:
        """How many claims, links and sightings it states."""
        return len(self.claims) + len(self.links) + len(self.sightings)

    def named(self) -> set[str]:
        """The entities that it names, in whatever part."""
        found = {claim.entity for claim in self.claims}
        found.update(end for link in self.links for end in (link.start, link.end))
        found.update(end for seen in self.sightings for end in (seen.subject, seen.sensor))
        return found


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was refused. code is stable; field is the column or attribute; raw is the row as it came."""

    row: int
    code: str
    field: str
    reason: str
    raw: Any


class Status(StrEnum):
    """How a row ended, by its worst outcome; the four sum to the rows read."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    DANGLING = "dangling"


@dataclass(frozen=True, slots=True)
class Batch:
    """Records of one source that are written in one transaction. id: sha256 of the journal's content. recorded_at:
    integer milliseconds UTC. digests: of what each record says, where they are known already."""

    id: str
    source: Source
    records: tuple[Record, ...]
    recorded_at: int
    digests: Sequence[int] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How each record of a batch ended, in its order, and why for those that did not end well.

    missing: index of a record -> entity ids that have not come yet. conflicts: indexes of records that say something
    else under a version that is known already, and lost. loosened: batch id -> how many of its links dangle again,
    because the entity that they lead to is no longer claimed by anybody.
    """

    statuses: tuple[Status, ...]
    missing: dict[int, tuple[str, ...]]
    conflicts: frozenset[int]
    loosened: dict[str, int] = field(default_factory=dict)
