"""JSON Schema (draft 2020-12) of what a script may say, one definition for each declared type.

A claim names its entity and gives attributes; a link names its two ends, its time and its attributes:

    {"type": "Person", "id": "p17", "attributes": {"name": "Mara Ellison"}}
    {"type": "OWNS", "start": {"type": "Person", "id": "p17"}, "end": {"type": "Vehicle", "id": "v3"}}

A sighting names the identifier that was read, the sensor and the moment:

    {"type": "SEEN", "subject": {"type": "Plate", "key": "GB AB12 CDE"}, "sensor": {"id": "cam-4"}, "at": "..."}

A row that is pushed says one claim, link or sighting and something about itself (`row_schema`), or, as kind `record`,
lists of them. Values are checked twice: here by their shape, and by their value type when they are cleaned.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_model.declare import Attribute, EntityType, IssuedKey, LinkType, Timing
from graph_model.registry import Registry
from graph_model.slots import SENSOR
from graph_model.values.base import ValueType
from graph_model.values.instant import INSTANT
from graph_model.values.point import POINT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORD = "record"
"""The kind of rows that hold claims, links and sightings of their own."""
SIGHTING = "sighting"
"""The kind of rows that say one sighting each."""
ABOUT_RECORD = ("ref", "version", "observed_at", "grade", "visibility")
"""What a pushed row may say about itself."""


def schema(registry: Registry) -> dict[str, Any]:
    """One schema for a list of claims, links and sightings; its `$defs` hold each value type and part."""
    entities, links = registry.entities.values(), registry.links.values()
    value_types = registry.value_types() | {INSTANT.name: INSTANT, POINT.name: POINT}
    definitions = (
        {_value_name(used): used.json_schema() for used in value_types.values()}
        | {f"reference.{entity.name}": reference(entity) for entity in entities}
        | {f"claim.{entity.name}": claim(entity) for entity in entities}
        | {f"link.{link.name}": link_record(link) for link in links}
        | ({SIGHTING: sighting_record(registry)} if has_sightings(registry) else {})
    )
    whole = [f"claim.{entity.name}" for entity in entities] + [f"link.{link.name}" for link in links]
    whole += [SIGHTING] if has_sightings(registry) else []
    return {
        "$schema": DIALECT,
        "type": "array",
        "items": {"oneOf": [_use(name) for name in whole]},
        "$defs": dict(sorted(definitions.items())),
    }


def row_schema(kind: str, registry: Registry) -> dict[str, Any]:
    """The schema of a row that is pushed as an entity type, a link type, SIGHTING or RECORD, with what it uses."""
    if kind == RECORD:
        lists = {
            "claims": [f"claim.{entity}" for entity in registry.entities],
            "links": [f"link.{link}" for link in registry.links],
        }
        if has_sightings(registry):
            lists["sightings"] = [SIGHTING]
        said = {name: {"type": "array", "items": {"oneOf": [_use(one) for one in of]}} for name, of in lists.items()}
        row = _object(said, (), "Claims, links and sightings that one record of the source states.")
    elif kind == SIGHTING:
        row = sighting_record(registry)
    elif kind in registry.entities:
        row = claim(registry.entities[kind])
    else:
        row = link_record(registry.links[kind])
    row["properties"] = _about_record(registry) | row["properties"]
    row["required"] = [name for name in row.get("required", ()) if name != "type"]
    definitions = schema(registry)["$defs"]
    return {"$schema": DIALECT, **row, "$defs": _used(row, definitions)}


def _about_record(registry: Registry) -> dict[str, Any]:
    docs = {
        "ref": "The source's own id of the record; without it the entity's id, or a hash of the row.",
        "version": "Grows with each newer version: a whole number, or a time with its zone. A newer one replaces "
        "exactly what the older one said.",
        "observed_at": "When what the record says was observed; RFC 3339.",
        "grade": "Of this record where it is not the source's: B2.",
        "visibility": "Class of the policy where it is not the source's.",
    }
    kinds = {"ref": ["string", "integer"], "version": ["integer", "string"]}
    return {name: {"type": kinds.get(name, "string"), "description": docs[name]} for name in ABOUT_RECORD}


def _used(node: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that a schema refers to, and those that these refer to."""
    found: dict[str, Any] = {}
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            name = str(one.get("$ref", "")).removeprefix("#/$defs/")
            if name in definitions and name not in found:
                found[name] = definitions[name]
                waiting.append(definitions[name])
            waiting += one.values()
    return dict(sorted(found.items()))


def reference(entity: EntityType) -> dict[str, Any]:
    """How a record names an entity: by `key`, an issued identifier, or by `id`, the source's own, or that of another
    `source`."""
    owner = {} if isinstance(entity.key, IssuedKey) else {"source": {"type": "string"}}
    return _object(_identity(entity) | owner, ("type", *_identity_name(entity)), entity.doc)


def claim(entity: EntityType) -> dict[str, Any]:
    """What a record may say about an entity of this type."""
    properties = _identity(entity) | {"attributes": _attributes(entity.attributes)}
    return _object(properties, ("type", *_identity_name(entity)), entity.doc)


def link_record(link: LinkType) -> dict[str, Any]:
    """How a record states a link of this type. A moment has one time, `at`; a period has `since` and `until`."""
    times = {Timing.PERIOD: ("since", "until"), Timing.MOMENT: ("at",), Timing.TIMELESS: ()}[link.timing]
    properties = (
        {"type": {"const": link.name}, "start": _one_of(link.starts), "end": _one_of(link.ends)}
        | {name: {"anyOf": [_use(_value_name(INSTANT)), {"type": "string", "format": "date"}]} for name in times}
        | {"attributes": _attributes(link.attributes)}
    )
    return _object(properties, ("type", "start", "end"), link.doc)


def has_sightings(registry: Registry) -> bool:
    """Whether the model has sensors, and something that they read."""
    return SENSOR in registry.entities and bool(registry.readable())


def sighting_record(registry: Registry) -> dict[str, Any]:
    """How a record states a sighting. A time without an offset needs the zone of the source, which is never guessed."""
    sensor = reference(registry.entities[SENSOR])
    sensor["required"] = ["id"]
    properties = {
        "type": {"const": "SEEN"},
        "subject": _one_of(tuple(sorted(registry.readable()))),
        "sensor": sensor,
        "at": _use(_value_name(INSTANT)) | {"description": "As the sensor's clock showed it."},
        "zone": {"type": "string", "description": "The sensor's time zone, where it is not the source's."},
        "position": _use(_value_name(POINT)) | {"description": "Of a sensor that moves."},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "as_read": {"type": "string", "description": "What was read, where the identifier was cleaned."},
        "session": {"type": ["string", "integer"], "description": "In which a randomised address holds."},
    }
    return _object(properties, ("subject", "sensor", "at"), "A sensor read an identifier at a time and place.")


def _identity_name(entity: EntityType) -> tuple[str]:
    return ("key",) if isinstance(entity.key, IssuedKey) else ("id",)


def _identity(entity: EntityType) -> dict[str, Any]:
    key = entity.key
    known_by = _use(_value_name(key.type)) if isinstance(key, IssuedKey) else {"type": ["string", "integer"]}
    return {"type": {"const": entity.name}, _identity_name(entity)[0]: known_by}


def _attributes(attributes: Iterable[Attribute]) -> dict[str, Any]:
    return _object({a.name: _use(_value_name(a.type)) | {"description": a.doc} for a in attributes}, (), None)


def _object(properties: dict[str, Any], required: tuple[str, ...], doc: str | None) -> dict[str, Any]:
    described = {"description": doc} if doc else {}
    demanded = {"required": list(required)} if required else {}
    return {"type": "object"} | described | {"properties": properties} | demanded | {"additionalProperties": False}


def _one_of(entity_types: tuple[str, ...]) -> dict[str, Any]:
    choices = [_use(f"reference.{name}") for name in entity_types]
    return choices[0] if len(choices) == 1 else {"oneOf": choices}


def _use(definition: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{definition}"}


def _value_name(value_type: ValueType) -> str:
    return f"value.{value_type.name}"
