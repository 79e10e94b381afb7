"""Why a record cannot go into a graph: what holds for every source alike, whether it is loaded or only validated."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import asdict

from graph_model.errors import BadInput
from graph_model.keys import type_of
from graph_model.protocols import RecordSource
from graph_model.records import Record, Rejection, Sighting
from graph_model.registry import Registry
from graph_model.slots import SENSOR
from graph_model.values.base import Refused
from graph_model.values.zones import zone_of

EARLIEST, LATEST = -5_364_662_400_000, 7_258_118_400_000
"""Milliseconds UTC between which a reading may be, as the values of times may."""


def check_sources(sources: Sequence[RecordSource], classes: Collection[str]) -> None:
    """Raises BadInput where a source's visibility class is not in the policy. classes: its names."""
    for source in sources:
        if source.source.visibility not in classes:
            raise BadInput(
                f"{source.source.visibility!r} is no visibility class of the policy.",
                where=f"source {source.source.name}",
                expected="one of " + ", ".join(sorted(classes)),
            )


def refusal(record: Record, registry: Registry, classes: Container[str]) -> Rejection | None:
    """Why a record cannot go into this graph, or None. Sources refuse values; here ends and visibility are checked.

    classes: names of the policy's visibility classes.
    """
    fault = _fault(record, registry, classes)
    return None if fault is None else Rejection(record.row, *fault, asdict(record))


def _fault(record: Record, registry: Registry, classes: Container[str]) -> tuple[str, str, str] | None:
    """Code, field and reason."""
    if record.visibility is not None and record.visibility not in classes:
        reason = f"{record.visibility!r} is no visibility class of the policy"
        return "UNKNOWN_VISIBILITY", "visibility", reason
    for claim in record.claims:
        kind = claim.attributes.get("kind") if type_of(claim.entity) == SENSOR else None
        if kind is not None and kind not in registry.sensors:
            reason = f"{str(kind)[:60]!r} is no kind of sensor; {', '.join(registry.sensors)}"
            return "UNKNOWN_SENSOR_KIND", "kind", reason
    for link in record.links:
        declared = registry.links.get(link.type)
        start, end = type_of(link.start), type_of(link.end)
        if declared is None or start not in declared.starts or end not in declared.ends:
            reason = f"no link {link.type} leads from {start} to {end}"
            return "UNFIT_LINK", link.type, reason
        if link.since is not None and link.until is not None and link.since > link.until:
            return "ENDS_BEFORE_START", link.type, "the link ends before it begins"
    for sighting in record.sightings:
        fault = sighting_fault(sighting, registry)
        if fault is not None:
            return fault
    return None


def sighting_fault(sighting: Sighting, registry: Registry) -> tuple[str, str, str] | None:
    """Why a sighting cannot go into a graph: code, field, reason; None where it can."""
    if type_of(sighting.sensor) != SENSOR:
        return "UNFIT_SENSOR", "sensor", f"a {type_of(sighting.sensor)} is no Sensor"
    if type_of(sighting.subject) not in registry.readable():
        readable = ", ".join(sorted(registry.readable()))
        return "UNFIT_SUBJECT", "subject", f"no sensor reads a {type_of(sighting.subject)}, only {readable}"
    if not sighting.zone:
        return "NO_ZONE", "at", "the reading has no time zone, which is never guessed"
    if not EARLIEST <= sighting.at < LATEST:
        return "OUT_OF_RANGE", "at", "the time is not between the years 1800 and 2199"
    try:
        zone_of(sighting.zone)
    except Refused as refused:
        return refused.code, "at", refused.reason
    point = (sighting.latitude, sighting.longitude)
    if (point[0] is None) != (point[1] is None):
        return "NOT_A_POINT", "position", "a position has a latitude and a longitude"
    if not (abs(point[0] or 0.0) <= 90 and abs(point[1] or 0.0) <= 180):
        return "NOT_A_POINT", "position", "the position is not on the Earth"
    if sighting.confidence is not None and not 0 <= sighting.confidence <= 1:
        return "NOT_A_SHARE", "confidence", "a confidence lies between 0 and 1"
    return None
