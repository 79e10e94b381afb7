"""From records to rows for the write texts: ids, digests, grades and visibility filled in. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph_model.declare import Attribute, IssuedKey
from graph_model.fold import fold
from graph_model.keys import content_digest, fact_id, ordinal, record_id, type_of
from graph_model.records import Batch, Claim, Link, Record
from graph_model.registry import Registry

REVISIONS = 1024
"""A record's stored version is the source's version times this, plus the source's revision."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """All that one record would write: rows by entity type and by link type, each with its `fact_id`."""

    index: int
    record: str
    order: tuple[int, int]
    claims: tuple[tuple[str, Row], ...]
    links: tuple[tuple[str, Row], ...]

    def fact_ids(self) -> set[str]:
        """The ids of the facts that the record says."""
        return {row["fact_id"] for _, row in (*self.claims, *self.links)}


def plan(batch: Batch, registry: Registry, classes: Mapping[str, int]) -> list[Planned]:
    """One Planned for each record of the batch. classes: visibility class name -> integer."""
    return [_plan(index, record, batch, registry, classes) for index, record in enumerate(batch.records)]


def entity_row(entity: str) -> Row:
    """What the graph keeps on an entity itself."""
    return {"entity_id": entity, "ordinal": ordinal(entity), "key": entity.partition(":")[2]}


def is_issued(entity: str, registry: Registry) -> bool:
    """Whether an entity comes into being when it is first named."""
    return isinstance(registry.entities[type_of(entity)].key, IssuedKey)


def _plan(index: int, record: Record, batch: Batch, registry: Registry, classes: Mapping[str, int]) -> Planned:
    source = batch.source
    grade, visibility = record.grade or source.grade, record.visibility or source.visibility
    stem = record_id(source.name, record.ref)
    version = record.version * REVISIONS + source.revision
    digest = content_digest((record.claims, record.links, grade, visibility, record.observed_at))
    shared: Row = {
        "record_ref": record.ref,
        "version": version,
        "digest": digest,
        "reliability": grade.reliability,
        "credibility": grade.credibility,
        "vc": classes[visibility],
        "observed_at": record.observed_at,
    }
    return Planned(
        index,
        stem,
        (version, digest),
        tuple((type_of(c.entity), _claim_row(c, stem, shared, registry)) for c in record.claims),
        tuple((link.type, _link_row(link, stem, shared, registry)) for link in record.links),
    )


def _claim_row(claim: Claim, stem: str, shared: Row, registry: Registry) -> Row:
    attributes = registry.entities[type_of(claim.entity)].attributes
    row = entity_row(claim.entity) | shared
    row["fact_id"] = fact_id(stem, "claim", claim.entity)
    row["search"] = fold(" ".join(_searchable(claim, attributes))) or None
    return _with_values(row, claim, attributes)


def _searchable(claim: Claim, attributes: tuple[Attribute, ...]) -> list[str]:
    return [str(claim.attributes[a.name]) for a in attributes if a.search and a.name in claim.attributes]


def _link_row(link: Link, stem: str, shared: Row, registry: Registry) -> Row:
    row = shared | {
        "fact_id": fact_id(stem, link.type, link.start, link.end, link.nth),
        "start": link.start,
        "end": link.end,
        "since": link.since,
        "until": link.until,
        "precision": link.precision,
        "zone": link.zone,
    }
    return _with_values(row, link, registry.links[link.type].attributes)


def _with_values(row: Row, fact: Claim | Link, attributes: tuple[Attribute, ...]) -> Row:
    if fact.given:
        row["given"] = orjson.dumps(fact.given, default=str, option=orjson.OPT_SORT_KEYS).decode()
    if fact.attributes:
        types = {attribute.name: attribute.type for attribute in attributes}
        for name, value in fact.attributes.items():
            row |= types[name].store(name, value)
    return row
