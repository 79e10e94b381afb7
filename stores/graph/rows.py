"""From records to rows for the write texts: ids, digests, grades and visibility filled in. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph_model.declare import Attribute, IssuedKey
from graph_model.fold import fold
from graph_model.keys import content_digest, fact_id, ordinal, record_id, type_of
from graph_model.records import Batch, Claim, Link, Record, Sighting
from graph_model.registry import Registry
from graph_model.slots import slot_of

REVISIONS = 1024
"""A record's stored version is the source's version times this, plus the source's revision."""

SEEN = "SEEN"
"""The relationship that a sighting is; no link type, so that no path walks it."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
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
    return [_plan(index, record, batch, registry, classes) for index, record in enumerate(batch.records)]


def entity_row(entity: str, registry: Registry) -> Row:
    """What the graph keeps on an entity itself; `key` only where it is an issued one."""
    label, _, key = entity.partition(":")
    issued = isinstance(registry.entities[label].key, IssuedKey)
    return {"entity_id": entity, "label": label, "ordinal": ordinal(entity), "key": key if issued else None}


def is_issued(entity: str, registry: Registry) -> bool:
    """Whether an entity comes into being when it is first named."""
    return isinstance(registry.entities[type_of(entity)].key, IssuedKey)


def _plan(index: int, record: Record, batch: Batch, registry: Registry, classes: Mapping[str, int]) -> Planned:
    source = batch.source
    grade, visibility = record.grade or source.grade, record.visibility or source.visibility
    stem = record_id(source.name, record.ref)
    version = record.version * REVISIONS + source.revision
    content = (record.claims, record.links, grade, visibility, record.observed_at)
    # A record without sightings keeps the digest that it had before there were any.
    digest = content_digest((*content, record.sightings) if record.sightings else content)
    shared: Row = {
        "record_ref": record.ref,
        "version": version,
        "digest": digest,
        "reliability": grade.reliability,
        "credibility": grade.credibility,
        "vc": classes[visibility],
    }
    if record.observed_at is not None:
        shared["observed_at"] = record.observed_at
    return Planned(
        index,
        stem,
        (version, digest),
        tuple(_claim_row(claim, stem, shared, registry) for claim in record.claims),
        tuple(_link_row(link, stem, shared, registry) for link in record.links),
        tuple(_sighting_row(sighting, stem, shared) for sighting in record.sightings),
    )


def _claim_row(claim: Claim, stem: str, shared: Row, registry: Registry) -> Row:
    attributes = registry.entities[type_of(claim.entity)].attributes
    row = entity_row(claim.entity, registry)
    row["fact_id"] = fact_id(stem, "claim", claim.entity)
    facts = shared | {"claim_id": row["fact_id"]}
    words = [str(claim.attributes[a.name]) for a in attributes if a.search and a.name in claim.attributes]
    if words:
        facts["search"] = fold(" ".join(words))
    row["facts"] = _with_values(facts, claim, attributes)
    return row


def _link_row(link: Link, stem: str, shared: Row, registry: Registry) -> Row:
    fact = fact_id(stem, link.type, link.start, link.end, link.nth)
    facts = shared | {"link_id": fact}
    if link.since is not None:
        facts["since"] = link.since
    if link.until is not None:
        facts["until"] = link.until
    if link.precision is not None:
        facts["precision"] = link.precision
    if link.zone is not None:
        facts["zone"] = link.zone
    facts = _with_values(facts, link, registry.links[link.type].attributes)
    return {"fact_id": fact, "type": link.type, "start": link.start, "end": link.end, "facts": facts}


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


def _with_values(facts: Row, said: Claim | Link, attributes: tuple[Attribute, ...]) -> Row:
    if said.given:
        facts["given"] = orjson.dumps(said.given, default=str, option=orjson.OPT_SORT_KEYS).decode()
    if said.attributes:
        types = {attribute.name: attribute.type for attribute in attributes}
        for name, value in said.attributes.items():
            facts |= types[name].store(name, value)
    return facts
