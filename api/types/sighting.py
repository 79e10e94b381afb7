"""Sightings with their provenance, their place and how they belong to what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import strawberry

from api.connections import Connection
from api.context import Asking
from api.scalars import DateTime
from api.types.entity import Entity, entity_of
from api.types.fact import Fact, facts_of
from graph_model.values.base import Value
from stores.graph.reads.entities import entities
from stores.graph.reads.facts import moment
from stores.graph.reads.sensors import clock_error_ms, sensors
from stores.graph.reads.sightings import SeenSighting
from stores.graph.seen import SeenGraph


@strawberry.type(description="A sensor read an identifier at a time and place, as one record says it.")
class Sighting:
    id: strawberry.ID
    subject: Entity = strawberry.field(description="The identifier that was read, never its bearer.")
    sensor: Entity
    at: DateTime = strawberry.field(description="As the sensor's clock showed it.")
    true_time: DateTime = strawberry.field(description="The error of the sensor's clock, as it was then, taken off.")
    zone: str
    latitude: float | None = strawberry.field(description="Of a sensor that stands, where it stood then.")
    longitude: float | None
    radius_m: float | None = strawberry.field(description="Metres within which the subject was.")
    confidence: float | None = strawberry.field(description="How sure the sensor was, 0 to 1.")
    as_read: str | None = strawberry.field(description="What was read, where it was cleaned.")
    source: str
    record_ref: str
    grade: str
    through: list[Fact] = strawberry.field(
        description="The links by which the subject belonged, at that time, to what was asked for; none where it was "
        "asked for itself."
    )
    sentence: str = strawberry.field(description="The sighting in words, with its source, grade and record.")


@strawberry.type(description="Sightings, earliest first, then by id.")
class SightingConnection(Connection[Sighting]):
    hidden: strawberry.Private[Callable[[], int]]

    @strawberry.field(description="Sightings that the filter leaves out.")
    def hidden_by_filter(self) -> int:
        return self.hidden()


def sightings_of(asking: Asking, seen: SeenGraph, found: Sequence[SeenSighting]) -> list[Sighting]:
    """Sightings for GraphQL; six reads for all."""
    named = entities(seen, {end for one in found for end in (one.subject, one.sensor)})
    history = sensors(seen, {one.sensor for one in found})
    links = {link.id: link for one in found for link in one.through}
    facts = {str(fact.id): fact for fact in facts_of(seen, list(links.values()))}
    told = sentences(seen, found)
    answers = []
    for one in found:
        values = history[one.sensor].at(one.at) if one.sensor in history else {}
        latitude, longitude = one.position or _stood(values)
        answers.append(
            Sighting(
                id=strawberry.ID(one.id),
                subject=entity_of(asking, named[seen.clusters.of(one.subject)]),
                sensor=entity_of(asking, named[seen.clusters.of(one.sensor)]),
                at=DateTime(one.at),
                true_time=DateTime(one.at - clock_error_ms(values)),
                zone=one.properties["zone"],
                latitude=latitude,
                longitude=longitude,
                radius_m=_radius(asking, values),
                confidence=one.properties.get("confidence"),
                as_read=one.properties.get("as_read"),
                source=one.properties["source"],
                record_ref=one.properties["record_ref"],
                grade=str(one.grade),
                through=[facts[link.id] for link in one.through],
                sentence=told[one.id],
            )
        )
    return answers


def sentences(seen: SeenGraph, found: Sequence[SeenSighting]) -> dict[str, str]:
    """Each sighting in words: "GB AB12 CDE was read by Camera 4, 6 Mar 2026 12:00 UTC (Traffic police, A1, record
    9)"."""
    captions = {
        low: entity.caption
        for low, entity in entities(seen, {end for one in found for end in (one.subject, one.sensor)}).items()
    }
    titles = (
        {row["properties"]["name"]: row["properties"]["title"] for row in seen.read("sources", after=None, limit=1000)}
        if found
        else {}
    )
    return {
        one.id: f"{captions[seen.clusters.of(one.subject)]} was read by {captions[seen.clusters.of(one.sensor)]}, "
        f"{moment(one.at)} ({titles.get(one.properties['source'], one.properties['source'])}, {one.grade}, record "
        f"{one.properties['record_ref']})"
        for one in found
    }


def as_fact(seen: SeenGraph, one: SeenSighting, sentence: str) -> Fact:
    """A sighting in a list of facts: a link SEEN from the identifier to the sensor."""
    attributes = {name: one.properties[name] for name in ("confidence", "as_read") if name in one.properties}
    return Fact(
        id=strawberry.ID(one.id),
        link_type="SEEN",
        start=strawberry.ID(seen.clusters.of(one.subject)),
        end=strawberry.ID(seen.clusters.of(one.sensor)),
        since=DateTime(one.at),
        until=DateTime(one.at),
        precision=None,
        zone=one.properties["zone"],
        source=one.properties["source"],
        record_ref=one.properties["record_ref"],
        grade=str(one.grade),
        attributes=strawberry.scalars.JSON(attributes),
        sentence=sentence,
    )


def _stood(values: Mapping[str, Value]) -> tuple[float | None, float | None]:
    position = values.get("position")
    return (float(position[0]), float(position[1])) if isinstance(position, tuple) else (None, None)


def _radius(asking: Asking, values: Mapping[str, Value]) -> float | None:
    declared = asking.registry.sensors.get(str(values.get("kind")))
    given = values.get("radius_m")
    if declared is None or (declared.cell and isinstance(given, int | float)):
        return float(given) if isinstance(given, int | float) else None
    return declared.accuracy_m
