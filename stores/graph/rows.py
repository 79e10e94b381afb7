"""From records to rows for the write texts: ids, digests, grades and visibility filled in. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_model.declare import EntityType, IssuedKey, LinkType
from graph_model.fold import fold
from graph_model.keys import fact_id, ordinal, record_id, type_of
from graph_model.record_json import RecordEncoder
from graph_model.records import Batch, Claim, Link, Record, Sighting, Source
from graph_model.registry import Registry
from graph_model.slots import slot_of
from stores.graph.properties import Properties

REVISIONS = 1024
"""A record's stored version is the source's version times this, plus the source's revision."""

SEEN = "SEEN"
"""The relationship that a sighting is; no link type, so that no path walks it."""

Row = dict[str, Any]


@dataclass(slots=True)
class Planned:
    """All that one record would write. claims: {fact_id, entity_id, label, ordinal, key, facts}; links: {fact_id, type,
    start, end, facts}; sightings: {fact_id, start, end, slot, facts}, from the identifier that was read to the sensor,
    `slot` being {slot_id, place, hour, lat, lon}; `facts` are the properties by name, none of them null."""

    index: int
    record: str
    order: tuple[int, int]
    claims: tuple[Row, ...]
    links: tuple[Row, ...]
    sightings: tuple[Row, ...] = ()

    def ties(self) -> tuple[Row, ...]:
        """Links and sightings: what needs both its ends."""
        return (*self.links, *self.sightings)

    def link_types(self) -> set[str]:
        """The types of relationships that its links and sightings are."""
        return {row["type"] for row in self.links} | ({SEEN} if self.sightings else set())


def plan(batch: Batch, registry: Registry, classes: Mapping[str, int]) -> list[Planned]:
    """One Planned for each record of the batch. classes: visibility class name -> integer."""
    planner, encoder = _Planner(batch.source, registry, classes), RecordEncoder(batch.source)
    digests = batch.digests or [encoder.encode(record)[1] for record in batch.records]
    pairs = zip(batch.records, digests, strict=True)
    return [planner.plan(index, record, digest) for index, (record, digest) in enumerate(pairs)]


def entity_row(entity: str, registry: Registry) -> Row:
    """What the graph keeps on an entity itself; `key` only where it is an issued one."""
    label, _, key = entity.partition(":")
    issued = isinstance(registry.entities[label].key, IssuedKey)
    return {"entity_id": entity, "label": label, "ordinal": ordinal(entity), "key": key if issued else None}


def is_issued(entity: str, registry: Registry) -> bool:
    """Whether an entity comes into being when it is first named."""
    return isinstance(registry.entities[type_of(entity)].key, IssuedKey)


class _Planner:
    """What is the same for all records of a batch is looked up once."""

    def __init__(self, source: Source, registry: Registry, classes: Mapping[str, int]) -> None:
        self._source, self._registry, self._classes = source, registry, classes
        self._properties: dict[str, Properties] = {}

    def plan(self, index: int, record: Record, digest: int) -> Planned:
        source = self._source
        grade, visibility = record.grade or source.grade, record.visibility or source.visibility
        stem = record_id(source.name, record.ref)
        version = record.version * REVISIONS + source.revision
        shared: Row = {
            "record_ref": record.ref,
            "version": version,
            "digest": digest,
            "reliability": grade.reliability,
            "credibility": grade.credibility,
            "vc": self._classes[visibility],
        }
        if record.observed_at is not None:
            shared["observed_at"] = record.observed_at
        return Planned(
            index,
            stem,
            (version, digest),
            tuple([self._claim_row(claim, stem, shared) for claim in record.claims]) if record.claims else (),
            tuple([self._link_row(link, stem, shared) for link in record.links]) if record.links else (),
            tuple([_sighting_row(sighting, stem, shared) for sighting in record.sightings]) if record.sightings else (),
        )

    def _claim_row(self, claim: Claim, stem: str, shared: Row) -> Row:
        row = entity_row(claim.entity, self._registry)
        properties = self._of(row["label"], self._registry.entities)
        row["fact_id"] = fact_id(stem, "claim", claim.entity)
        row["facts"] = facts = {**shared, "claim_id": row["fact_id"]}
        words = [str(claim.attributes[name]) for name in properties.searched if name in claim.attributes]
        if words:
            facts["search"] = fold(" ".join(words))
        properties.put(claim, facts)
        return row

    def _link_row(self, link: Link, stem: str, shared: Row) -> Row:
        fact = fact_id(stem, link.type, link.start, link.end, link.nth)
        facts = {**shared, "link_id": fact}
        if link.since is not None:
            facts["since"] = link.since
        if link.until is not None:
            facts["until"] = link.until
        if link.precision is not None:
            facts["precision"] = link.precision
        if link.zone is not None:
            facts["zone"] = link.zone
        self._of(link.type, self._registry.links).put(link, facts)
        return {"fact_id": fact, "type": link.type, "start": link.start, "end": link.end, "facts": facts}

    def _of(self, name: str, declared: Mapping[str, EntityType] | Mapping[str, LinkType]) -> Properties:
        """Of an entity or link type: their names never meet, as one is in CamelCase and the other in upper case."""
        found = self._properties.get(name)
        if found is None:
            found = self._properties[name] = Properties(declared[name].attributes)
        return found


def _sighting_row(sighting: Sighting, stem: str, shared: Row) -> Row:
    fact = fact_id(stem, SEEN, sighting.subject, sighting.sensor, sighting.nth)
    slot = slot_of(sighting)
    facts = shared | {"sighting_id": fact, "at": sighting.at, "zone": sighting.zone}
    if sighting.confidence is not None:
        facts["confidence"] = sighting.confidence
    if sighting.as_read is not None:
        facts["as_read"] = sighting.as_read
    if slot.latitude is not None:
        # Several sensors may share a cell, so that the slot does not say which of them it was.
        facts |= {"lat": sighting.latitude, "lon": sighting.longitude, "sensor": sighting.sensor}
    about: Row = {"slot_id": slot.id, "place": slot.place, "hour": slot.hour, "lat": slot.latitude}
    about["lon"] = slot.longitude
    return {"fact_id": fact, "start": sighting.subject, "end": sighting.sensor, "slot": about, "facts": facts}
