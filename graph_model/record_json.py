"""What a record says as JSON: the same bytes in the journal and under its digest.

A dataclass with slots is slow to encode, so its fields are named here, in the order in which they are declared.
"""

from __future__ import annotations

from typing import Any

import orjson

from graph_model.grade import Grade
from graph_model.keys import digest_of
from graph_model.records import Claim, Link, Record, Sighting, Source

_LINE = (
    b'{"claims":%b,"grade":%b,"links":%b,"observed_at":%b,"ref":%b,"row":%d,"version":%d,"visibility":%b}\n',
    b'{"ref":%b,"version":%d,"claims":%b,"links":%b,"grade":%b,"visibility":%b,"observed_at":%b,"row":%d,'
    b'"sightings":%b}\n',
)
"""A record without sightings reads, and has the digest, as it did before there were any: the same rows are the same
batch, and say the same."""


class RecordEncoder:
    """The lines of one source's records in the journal, and the digests of what they say."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[object, bytes] = {}

    def encode(self, record: Record) -> tuple[bytes, int]:
        """The line, with its end, and 63 bits of what the record says, how good it is and who may see it."""
        claims = orjson.dumps([_claim(claim) for claim in record.claims]) if record.claims else b"[]"
        links = orjson.dumps([_link(link) for link in record.links]) if record.links else b"[]"
        ref, at = orjson.dumps(record.ref), orjson.dumps(record.observed_at)
        grade, visibility = self._json(record.grade), self._json(record.visibility)
        rated, seen_by = record.grade or self._source.grade, record.visibility or self._source.visibility
        said = b"[%b,%b,%b,%b,%b" % (claims, links, self._json(rated), self._json(seen_by), at)
        version, row = record.version, record.row
        if not record.sightings:
            line = _LINE[0] % (claims, grade, links, at, ref, row, version, visibility)
            return line, digest_of(said + b"]")
        sightings = orjson.dumps([_sighting(one) for one in record.sightings])
        line = _LINE[1] % (ref, version, claims, links, grade, visibility, at, row, sightings)
        return line, digest_of(b"%b,%b]" % (said, sightings))

    def _json(self, value: Grade | str | None) -> bytes:
        """Of what many records have in common."""
        found = self._known.get(value)
        if found is None:
            found = self._known[value] = orjson.dumps(value)
        return found


def _claim(claim: Claim) -> dict[str, Any]:
    return {"entity": claim.entity, "attributes": _sorted(claim.attributes), "given": _sorted(claim.given)}


def _link(link: Link) -> dict[str, Any]:
    return {
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


def _sighting(sighting: Sighting) -> dict[str, Any]:
    return {
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


def _sorted(by_name: dict[str, Any]) -> Any:
    """With its keys, and those within, in order."""
    return orjson.Fragment(orjson.dumps(by_name, option=orjson.OPT_SORT_KEYS)) if by_name else by_name
