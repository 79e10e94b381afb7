"""A record in words: who is who, what is said of them, how they are linked, and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_model.declare import Attribute, IssuedKey
from graph_model.records import Claim, Link, Record, Sighting
from graph_model.registry import Registry
from graph_model.values.base import Value
from graph_model.values.zones import to_local


def in_words(record: Record, registry: Registry) -> list[str]:
    """The record's place, then one line for each claim, link and sighting."""
    version = f", version {record.version}" if record.version else ""
    marks = [f"grade {record.grade}"] if record.grade else []
    marks += [f"visibility {record.visibility}"] if record.visibility else []
    head = f"row {record.row}, record {record.ref}{version}" + (f" ({', '.join(marks)})" if marks else "")
    claims = [_claim(claim, registry) for claim in record.claims]
    links = [_link(link, registry) for link in record.links]
    return [head, *claims, *links, *(_sighting(sighting, registry) for sighting in record.sightings)]


def _claim(claim: Claim, registry: Registry) -> str:
    declared = registry.entities[claim.entity.partition(":")[0]]
    return _name(claim.entity, registry) + _told(claim.attributes, claim.given, declared.attributes, ": ")


def _link(link: Link, registry: Registry) -> str:
    declared = registry.links[link.type]
    ends = f"{_name(link.start, registry)} {declared.forward} {_name(link.end, registry)}"
    return ends + _when(link) + _told(link.attributes, link.given, declared.attributes, ", ")


def _sighting(sighting: Sighting, registry: Registry) -> str:
    where = f"{_name(sighting.subject, registry)} was read by {_name(sighting.sensor, registry)}"
    at = to_local(sighting.at, sighting.zone).isoformat(" ", "seconds")[:19]
    read = f", read as {sighting.as_read}" if sighting.as_read is not None else ""
    return f"{where} at {at} ({sighting.zone}){read}"


def _name(entity: str, registry: Registry) -> str:
    name, _, key = entity.partition(":")
    declared = registry.entities[name]
    if isinstance(declared.key, IssuedKey):
        return f"{declared.noun[0]} {declared.key.type.caption(key)}"
    source, _, own = key.partition(":")
    return f"{declared.noun[0]} {own} ({source})"


def _told(values: dict[str, Value], given: dict[str, Any], attributes: Iterable[Attribute], begin: str) -> str:
    types = {attribute.name: attribute.type for attribute in attributes}
    told = [
        f"{name.replace('_', ' ')} {types[name].caption(value)}{_given(name, given)}" for name, value in values.items()
    ]
    told += [f"{name}{_given(name, given)}" for name in given if name not in values]
    return begin + ", ".join(told) if told else ""


def _given(name: str, given: dict[str, Any]) -> str:
    return f" (given {given[name]})" if name in given else ""


def _when(link: Link) -> str:
    if link.since is None and link.until is None:
        return ""
    moment = link.since is not None and link.since == link.until
    words = (("at", link.since),) if moment else (("since", link.since), ("until", link.until))
    times = "".join(f", {word} {_time(at, link)}" for word, at in words if at is not None)
    return f"{times} ({link.zone})" if link.zone else times


def _time(at: int, link: Link) -> str:
    local = to_local(at, link.zone or "UTC")
    return local.date().isoformat() if link.precision == "day" else local.isoformat(" ", "seconds")[:19]
