"""Sightings of a mapping: from a chunk of rows to what a sensor read, where and when, in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_model.keys import LONE
from graph_model.records import Sighting
from graph_model.slots import SENSOR
from graph_model.values.point import POINT
from graph_model.values.share import SHARE
from loaders.mapping.cleaning import Fault, Problems, Reading
from loaders.mapping.condition import Condition, read_condition
from loaders.mapping.entities import Entity, Named
from loaders.mapping.faults import Place, nearest, quoted
from loaders.mapping.files.table import Chunk
from loaders.mapping.kinds import LINK_TIME, attribute_kind
from loaders.mapping.schema import EntitySection, SightingSection
from loaders.mapping.scope import Scope
from loaders.mapping.values import read_value


@dataclass(frozen=True, slots=True)
class Read:
    """One entry of a mapping's `sightings`, compiled. nth: tells entries apart that may be of the same subject."""

    subject: Entity
    sensor: Entity
    at: Reading
    position: Reading | None
    confidence: Reading | None
    condition: Condition | None
    nth: str

    def names(self, entity: str) -> bool:
        """Whether it is of or by the entity of that name."""
        return entity in (self.subject.name, self.sensor.name)

    def over(self, chunk: Chunk, named: Mapping[str, Named], problems: Problems) -> list[Sighting | None]:
        """The sighting of each row, or None. A row with a subject but without a sensor, a time or, where the mapping
        has one, a position is refused: something was seen, and nobody can say where or when."""
        subjects, sensors = named[self.subject.name], named[self.sensor.name]
        where = self.condition.over(chunk) if self.condition else [True] * len(chunk)
        there = [subject is not None and counts for subject, counts in zip(subjects.ids, where, strict=True)]
        counts = None if all(there) else there
        times = self.at.over(chunk, problems, counts).values
        nothing: Sequence[None] = [None] * len(chunk)
        positions = self.position.over(chunk, problems, counts).values if self.position else nothing
        shares = self.confidence.over(chunk, problems, counts).values if self.confidence else nothing
        as_read = subjects.given or nothing
        found: list[Sighting | None] = []
        rows = zip(there, subjects.ids, sensors.ids, times, positions, shares, as_read, strict=True)
        for index, (counted, subject, sensor, at, position, share, raw) in enumerate(rows):
            fault = self._lacks(sensor, at, position) if counted and index not in problems else None
            if fault is not None:
                problems[index] = fault
            if not counted or index in problems or subject is None or sensor is None:
                found.append(None)
                continue
            latitude, longitude = position or (None, None)
            text = None if raw is None else _text(raw)
            found.append(Sighting(subject, sensor, at.low, at.zone, latitude, longitude, share, text, self.nth))
        return found

    def _lacks(self, sensor: str | None, at: object, position: object) -> Fault | None:
        if sensor is None:
            return Fault("SENSOR_MISSING", self.sensor.key.label, "something was read, but the sensor's key is empty")
        if at is None:
            return Fault("TIME_MISSING", self.at.label, "something was read, but the time is empty")
        if getattr(at, "precision", "instant") != "instant":
            return Fault("TOO_COARSE", self.at.label, "a sighting needs a moment, not a day")
        if self.position is not None and position is None:
            return Fault("POSITION_MISSING", self.position.label, "something was read, but the position is empty")
        return None


def read_sighting(
    number: int,
    section: SightingSection,
    sections: Mapping[str, EntitySection],
    entities: Mapping[str, Entity],
    nth: str,
    scope: Scope,
) -> Read | None:
    """Compile an entry; None, with faults noted, where it cannot be. entities: those that could be compiled."""
    place: Place = ("sightings", number)
    condition = read_condition(section.when, (*place, "when"), scope)
    for key, name in (("subject", section.subject), ("sensor", section.sensor)):
        if name not in scope.names:
            scope.faults.add((*place, key), f"entities has no {quoted(name)}; {nearest(name, scope.names)}")
    _check_types(section, sections, place, scope)
    at = read_value(section.at, LINK_TIME, (*place, "at"), scope)
    position, confidence = (
        read_value(given, attribute_kind(kind), (*place, key), scope) if given is not None else None
        for key, given, kind in (("position", section.position, POINT), ("confidence", section.confidence, SHARE))
    )
    subject, sensor = entities.get(section.subject), entities.get(section.sensor)
    if subject is None or sensor is None or at is None:
        return None
    return Read(subject, sensor, at, position, confidence, condition, nth)


def _check_types(section: SightingSection, sections: Mapping[str, EntitySection], place: Place, scope: Scope) -> None:
    sensor, subject = (sections[n].type if n in sections else None for n in (section.sensor, section.subject))
    if sensor in scope.registry.entities and sensor != SENSOR:
        scope.faults.add((*place, "sensor"), f"{quoted(section.sensor)} is a {sensor}, not a {SENSOR}")
    readable = scope.registry.readable()
    if subject in scope.registry.entities and subject not in readable:
        fitting = ", ".join(sorted(readable))
        scope.faults.add((*place, "subject"), f"no sensor reads {quoted(section.subject)}, a {subject}; only {fitting}")


def _text(raw: object) -> str:
    text = ", ".join(map(str, raw.values())) if isinstance(raw, dict) else str(raw)
    return text.partition(LONE)[0][:500]
