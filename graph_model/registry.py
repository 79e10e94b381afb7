"""The registry: all declarations, found by walking packages, checked against each other once, and handed in."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType, ModuleType
from typing import Any

from graph_model.declare import Attribute, EntityType, IssuedKey, LinkType, SensorKind
from graph_model.errors import ModelError
from graph_model.facts import RESERVED
from graph_model.values.base import ValueType

STANDARD = ("graph_model.entities", "graph_model.links", "graph_model.sensors")
_ENTITY_NAME = re.compile(r"[A-Z][A-Za-z0-9]{1,40}")
_LINK_NAME = re.compile(r"[A-Z][A-Z0-9_]{1,40}")
_SENSOR_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ATTRIBUTE_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


Declaration = EntityType | LinkType | SensorKind


@dataclass(frozen=True, slots=True)
class Registry:
    """All declared types by name, each mapping sorted by name."""

    entities: Mapping[str, EntityType]
    links: Mapping[str, LinkType]
    sensors: Mapping[str, SensorKind] = field(default_factory=lambda: MappingProxyType({}))

    def issued(self) -> Iterator[EntityType]:
        """The entity types that are known by an issued identifier."""
        return (entity for entity in self.entities.values() if isinstance(entity.key, IssuedKey))

    def claim_attributes(self) -> dict[str, Attribute]:
        """Every attribute that a claim may carry, by name, over all entity types."""
        return {a.name: a for entity in self.entities.values() for a in entity.attributes}

    def value_types(self) -> dict[str, ValueType]:
        """Every value type that an attribute or an issued key uses, by name, sorted."""
        attributes = [a.type for e in self.entities.values() for a in e.attributes]
        attributes += [a.type for link in self.links.values() for a in link.attributes]
        keys = [entity.key.type for entity in self.entities.values() if isinstance(entity.key, IssuedKey)]
        return dict(sorted((value_type.name, value_type) for value_type in {*attributes, *keys}))

    def readable(self) -> frozenset[str]:
        """The entity types whose identifiers some kind of sensor reads: what may be the subject of a sighting."""
        return frozenset(entity for sensor in self.sensors.values() for entity in sensor.reads)

    def carrying(self) -> tuple[str, ...]:
        """Names of the links over which the sightings of what somebody bore are theirs."""
        return tuple(link.name for link in self.links.values() if link.carries)

    def walkable(self) -> tuple[str, ...]:
        """Names of the links that a path may walk."""
        return tuple(link.name for link in self.links.values() if link.walk)


def build(packages: tuple[str, ...] = STANDARD) -> Registry:
    """Import every module of `packages` and collect their declarations. Raises ModelError with all contradictions."""
    found = [thing for package in packages for module in _modules(package) for thing in vars(module).values()]
    return registry_of([thing for thing in found if isinstance(thing, EntityType | LinkType | SensorKind)])


def registry_of(declarations: Sequence[Declaration]) -> Registry:
    """A registry of these declarations. Raises ModelError with all contradictions at once."""
    entities = {d.name: d for d in declarations if isinstance(d, EntityType)}
    links = {d.name: d for d in declarations if isinstance(d, LinkType)}
    sensors = {d.name: d for d in declarations if isinstance(d, SensorKind)}
    faults = [*_faults(declarations, entities, links), *_sensor_faults(sensors, entities)]
    if faults:
        raise ModelError("The graph model contradicts itself: " + "; ".join(faults), do="mend the declarations named")
    return Registry(_sorted(entities), _sorted(links), _sorted(sensors))


def _sorted(by_name: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(sorted(by_name.items())))


def _modules(package: str) -> Iterator[ModuleType]:
    parent = importlib.import_module(package)
    for info in sorted(pkgutil.iter_modules(parent.__path__, package + "."), key=lambda info: info.name):
        yield importlib.import_module(info.name)


def _faults(
    declarations: Sequence[Declaration], entities: dict[str, EntityType], links: dict[str, LinkType]
) -> Iterator[str]:
    unique = {id(d): d for d in declarations}.values()
    names = [d.name for d in unique]
    yield from (f"{name} is declared twice" for name in sorted({n for n in names if names.count(n) > 1}))
    yield from (f"{n} is no CamelCase name" for n in entities if not _ENTITY_NAME.fullmatch(n))
    yield from (f"{n} is no UPPER_CASE name" for n in links if not _LINK_NAME.fullmatch(n))
    # All claims share one label and its indexes, links do not: an attribute means one thing within either, not across.
    types: dict[tuple[type, str], str] = {}
    for declared in unique:
        if isinstance(declared, SensorKind):
            continue
        for attribute in declared.attributes:
            if not _ATTRIBUTE_NAME.fullmatch(attribute.name) or attribute.name in RESERVED:
                yield f"{declared.name}.{attribute.name} is no usable attribute name"
            known = types.setdefault((type(declared), attribute.name), attribute.type.name)
            if known != attribute.type.name:
                yield f"attribute {attribute.name} is both {known} and {attribute.type.name}"
    for entity in entities.values():
        own = {a.name for a in entity.attributes}
        yield from (f"{entity.name} has no attribute {c} for its caption" for c in entity.caption if c not in own)
    for link in links.values():
        for end in sorted({*link.starts, *link.ends} - set(entities)):
            yield f"{link.name} names the entity type {end}, which is not declared"


def _sensor_faults(sensors: dict[str, SensorKind], entities: dict[str, EntityType]) -> Iterator[str]:
    for sensor in sensors.values():
        if not _SENSOR_NAME.fullmatch(sensor.name):
            yield f"{sensor.name} is no name of lower case and dashes"
        if not sensor.accuracy_m > 0:
            yield f"{sensor.name} has no accuracy in metres above 0"
        for read in sensor.reads:
            if read not in entities:
                yield f"{sensor.name} reads the entity type {read}, which is not declared"
            elif not isinstance(entities[read].key, IssuedKey):
                yield f"{sensor.name} reads {read}, which has no issued key; what has none is a Detection"
        if any(len(set(group)) < 2 for group in sensor.confusions):
            yield f"{sensor.name} has a confusion of fewer than two characters"
