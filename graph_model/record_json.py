"""What a record says as JSON: the same bytes in the journal and under its digest.

A dataclass with slots is slow to encode, so its fields are named here, in the order in which they are declared.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from graph_model.grade import Grade
from graph_model.records import Claim, Link, Sighting

Said = list[dict[str, Any]]


def claims_json(claims: Iterable[Claim]) -> Said:
    """Claims as values for orjson."""
    return [
        {
            "entity": claim.entity,
            "attributes": _sorted(claim.attributes),
            "given": _sorted(claim.given),
        }
        for claim in claims
    ]


def links_json(links: Iterable[Link]) -> Said:
    """Links as values for orjson."""
    return [
        {
            "type": link.type,
            "start": link.start,
            "end": link.end,
            "since": link.since,
            "until": link.until,
            "precision": link.precision,
            "zone": link.zone,
            "attributes": _sorted(link.attributes),
            "given": _sorted(link.given),
            "nth": link.nth,
        }
        for link in links
    ]


def sightings_json(sightings: Iterable[Sighting]) -> Said:
    """Sightings as values for orjson."""
    return [
        {
            "subject": sighting.subject,
            "sensor": sighting.sensor,
            "at": sighting.at,
            "zone": sighting.zone,
            "latitude": sighting.latitude,
            "longitude": sighting.longitude,
            "confidence": sighting.confidence,
            "as_read": sighting.as_read,
            "nth": sighting.nth,
        }
        for sighting in sightings
    ]


def grade_json(grade: Grade | None) -> dict[str, int] | None:
    """A grade as a value for orjson."""
    return None if grade is None else {"reliability": grade.reliability, "credibility": grade.credibility}


def _sorted(by_name: dict[str, Any]) -> Any:
    """With its keys, and those within, in order."""
    return orjson.Fragment(orjson.dumps(by_name, option=orjson.OPT_SORT_KEYS)) if by_name else by_name
