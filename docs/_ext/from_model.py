"""What docs/model.md shows of the registry: types of entities, links and values, kinds of sensors."""

from __future__ import annotations

from functools import cache

from docs._ext.markdown import code, codes, prose, table
from graph_model.declare import Attribute, EntityType, IssuedKey, LinkType, SensorKind, Side, Timing
from graph_model.describe import picture
from graph_model.facts import FACT
from graph_model.registry import Registry, build
from graph_model.values.base import ValueType
from graph_model.values.catalogue import VALUE_TYPES

_TIMES = {Timing.PERIOD: "a period", Timing.MOMENT: "a moment", Timing.TIMELESS: "no time of its own"}


def entity_types() -> str:
    """One table for each side of a diagram."""
    parts = []
    for side in Side:
        mine = [entity for entity in _registry().entities.values() if entity.side is side]
        if mine:
            rows = (_entity(entity) for entity in mine)
            parts.append(
                f"### {side.value.capitalize()}\n\n" + table(("Type", "Known by", "What it is", "Attributes"), rows)
            )
    return "\n\n".join(parts)


def link_types() -> str:
    """All links: how they are drawn, what they say, what time they have, whether paths walk them."""
    rows = (_link(link) for link in _registry().links.values())
    return table(("Link", "What it says", "Time", "A path walks it", "Attributes"), rows)


def sensor_kinds() -> str:
    """All kinds of sensors: what they read, how exactly, and how they err."""
    rows = (_sensor(sensor) for sensor in _registry().sensors.values())
    return table(("Kind", "What it is", "Reads", "Stands or moves", "Accurate to", "Typical error"), rows)


def value_types() -> str:
    """All value types: the word for mappings, what they take, how they are kept and travel."""
    rows = (_value(value) for value in VALUE_TYPES.values())
    return table(("Value type", "What it takes", "In pieces", "Example", "In GraphQL", "Stored"), rows)


def model_counts() -> str:
    """How large the model is."""
    registry = _registry()
    return (
        f"There are {len(registry.entities)} types of entities, {len(registry.links)} types of links, "
        f"{len(registry.sensors)} kinds of sensors and {len(VALUE_TYPES)} value types."
    )


def fact_properties() -> str:
    """The names of what every fact carries."""
    return codes(FACT)


@cache
def _registry() -> Registry:
    return build()


def _entity(entity: EntityType) -> list[str]:
    key = entity.key
    known_by = f"an issued {code(key.type.name)}" if isinstance(key, IssuedKey) else "its source's own id"
    return [code(entity.name), known_by, prose(entity.doc), _attributes(entity.attributes)]


def _link(link: LinkType) -> list[str]:
    said = f"{code(picture(link))}<br>{prose(link.forward)} / {prose(link.backward)}"
    walked = "yes" if link.walk else "no"
    return [said, prose(link.doc), _TIMES[link.timing], walked, _attributes(link.attributes)]


def _sensor(sensor: SensorKind) -> list[str]:
    reads = codes(sensor.reads) if sensor.reads else "no identifier: it gives Detections"
    moves = "moves" if sensor.moves else "stands"
    confuses = f" Confuses: {codes(sensor.confusions)}." if sensor.confusions else ""
    errs = prose(sensor.error) + confuses
    return [code(sensor.name), prose(sensor.doc), reads, moves, f"{sensor.accuracy_m:g} m", errs]


def _attributes(attributes: tuple[Attribute, ...]) -> str:
    return "<br>".join(f"{code(a.name)} ({a.type.name}): {prose(a.doc)}" for a in attributes)


def _value(value: ValueType) -> list[str]:
    stored = "<br>".join(f"{code('name' + part.suffix)} {part.kind}" for part in value.parts)
    doc = prose(type(value).__doc__ or "")
    return [code(value.name), doc, codes(value.fields), code(value.example), code(value.scalar), stored]
