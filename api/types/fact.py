"""Facts with their provenance and their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

from api.scalars import JSON, DateTime
from graph_model.registry import Registry
from stores.graph.reads.facts import SeenFact, Sentences
from stores.graph.seen import SeenGraph


@strawberry.type(description="One link as one record says it.")
class Fact:
    id: strawberry.ID
    link_type: str
    start: strawberry.ID = strawberry.field(name="from")
    end: strawberry.ID = strawberry.field(name="to")
    since: DateTime | None
    until: DateTime | None = strawberry.field(description="Half open; equal to since for a moment.")
    precision: str | None = strawberry.field(description="`day` where the source knows no more; null for an instant.")
    zone: str | None = strawberry.field(description="Name of the time zone in which the source counts its days.")
    source: str
    record_ref: str
    grade: str
    attributes: JSON
    sentence: str = strawberry.field(description="The fact in words, with its source, grade and record.")


def facts_of(seen: SeenGraph, found: Sequence[SeenFact]) -> list[Fact]:
    """Facts for GraphQL, their ends by the ids of their clusters; the sentences cost two reads for all."""
    sentences = Sentences(seen, found)
    return [
        Fact(
            id=strawberry.ID(fact.id),
            link_type=fact.link_type,
            start=strawberry.ID(seen.clusters.of(fact.start)),
            end=strawberry.ID(seen.clusters.of(fact.end)),
            since=_moment(fact.since),
            until=_moment(fact.until),
            precision=fact.properties.get("precision"),
            zone=fact.properties.get("zone"),
            source=fact.properties["source"],
            record_ref=fact.properties["record_ref"],
            grade=str(fact.grade),
            attributes=JSON(attributes_json(seen.registry, fact)),
            sentence=sentences.of(fact),
        )
        for fact in found
    ]


def attributes_json(registry: Registry, fact: SeenFact) -> dict[str, Any]:
    """A link's attributes as JSON."""
    values = fact.attributes(registry)
    return {
        a.name: a.type.as_json(values[a.name]) for a in registry.links[fact.link_type].attributes if a.name in values
    }


def _moment(milliseconds: int | None) -> DateTime | None:
    return None if milliseconds is None else DateTime(milliseconds)
