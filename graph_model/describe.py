"""model.json: all that the page's legend, the docs and scripts need to know about the declared types."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

from graph_model.declare import Attribute, EntityType, IssuedKey, LinkType, SensorKind, Side
from graph_model.registry import Registry
from graph_model.values.base import ValueType


def model(registry: Registry) -> dict[str, Any]:
    """The registry as plain JSON. Types are sorted by name; sides and attributes stand as they were declared."""
    return {
        "sides": [side.value for side in Side],
        "entities": [_entity(entity) for entity in registry.entities.values()],
        "links": [_link(link) for link in registry.links.values()],
        "sensors": [_sensor(sensor) for sensor in registry.sensors.values()],
        "values": [_value(value_type) for value_type in registry.value_types().values()],
    }


def picture(link: LinkType) -> str:
    """The link as it is drawn in text: `(:Person|Organisation)-[:OWNS]->(:Vehicle)`."""
    return f"(:{'|'.join(link.starts)})-[:{link.name}]->(:{'|'.join(link.ends)})"


def _entity(entity: EntityType) -> dict[str, Any]:
    return {
        "name": entity.name,
        "doc": entity.doc,
        "noun": list(entity.noun),
        "key": {"kind": "issued", "type": entity.key.type.name}
        if isinstance(entity.key, IssuedKey)
        else {"kind": "source", "type": None},
        "side": entity.side.value,
        "icon": entity.icon,
        "shape": entity.shape.value,
        "caption": list(entity.caption),
        "attributes": [_attribute(attribute) for attribute in entity.attributes],
    }


def _link(link: LinkType) -> dict[str, Any]:
    return {
        "name": link.name,
        "doc": link.doc,
        "drawing": picture(link),
        "starts": list(link.starts),
        "ends": list(link.ends),
        "forward": link.forward,
        "backward": link.backward,
        "walk": link.walk,
        "timing": link.timing.value,
        "bears": link.bears,
        "carries": link.carries,
        "symmetric": link.symmetric,
        "identifies": link.identifies,
        "attributes": [_attribute(attribute) for attribute in link.attributes],
    }


def _sensor(sensor: SensorKind) -> dict[str, Any]:
    return {
        "name": sensor.name,
        "doc": sensor.doc,
        "noun": list(sensor.noun),
        "reads": list(sensor.reads),
        "moves": sensor.moves,
        "accuracyM": sensor.accuracy_m,
        "error": sensor.error,
        "confusions": list(sensor.confusions),
        "cell": sensor.cell,
    }


def _attribute(attribute: Attribute) -> dict[str, Any]:
    return {
        "name": attribute.name,
        "doc": attribute.doc,
        "type": attribute.type.name,
        "scalar": attribute.type.scalar,
        "search": attribute.search,
    }


def _value(value_type: ValueType) -> dict[str, Any]:
    return {
        "name": value_type.name,
        "doc": " ".join(cleandoc(type(value_type).__doc__ or "").split()),
        "scalar": value_type.scalar,
        "fields": list(value_type.fields),
        "parts": [{"suffix": part.suffix, "kind": part.kind} for part in value_type.parts],
        "example": value_type.example,
    }
