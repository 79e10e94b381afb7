"""How many entities have each working value of an attribute, and which have a certain one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from graph_model.declare import Attribute, EntityType
from graph_model.errors import LimitExceeded
from graph_model.values.base import Value
from graph_model.verdicts import Conclusion
from graph_model.working_value import SeenClaim, working_value
from stores.graph.reads.entities import conclusion_of
from stores.graph.seen import Row, SeenGraph

MOST_VALUES = 20_000
"""Different values of which an answer can be drawn."""
MOST_CLAIMS = 500_000
"""Claims that may compete for a working value."""
MOST_BEARERS = 500_000
"""Entities that may have the value asked for."""


@dataclass(frozen=True, slots=True)
class ValueCount:
    """A working value and the number of entities that have it."""

    value: Value
    caption: str
    entities: int


def value_counts(seen: SeenGraph, declared: EntityType, attribute: Attribute) -> list[ValueCount]:
    """Each working value with its number of entities (clusters), most first, then by caption.

    The reader's filter decides which claims compete. Raises LimitExceeded for an attribute of too many values.
    """
    about = _about(seen, declared, attribute)
    rows = _bounded(seen.read("value_counts", **about, most=MOST_VALUES + 1), "different values", MOST_VALUES)
    single = ((row["value"], row["entities"]) for row in rows)
    counts = Counter({tuple(value) if len(value) > 1 else value[0]: entities for value, entities in single})
    counts += Counter(_drawn(seen, attribute, about).values())
    found = (ValueCount(value, attribute.type.caption(value), entities) for value, entities in counts.items())
    return sorted(found, key=lambda one: (-one.entities, one.caption, str(one.value)))


def bearers_of(seen: SeenGraph, declared: EntityType, attribute: Attribute, value: Value) -> set[str]:
    """Entities (clusters) of a type whose working value of an attribute is this one, by their smallest id.

    The reader's filter decides which claims compete. Raises LimitExceeded for a value that too many have.
    """
    about = _about(seen, declared, attribute)
    parts = list(value) if isinstance(value, tuple) else [value]
    rows = seen.read("value_bearers", **about, value=parts, most=MOST_BEARERS + 1)
    found = {row["id"] for row in _bounded(rows, "entities with this value", MOST_BEARERS)}
    return found | {low for low, drawn in _drawn(seen, attribute, about).items() if drawn == value}


def working_values(seen: SeenGraph, declared: EntityType, attribute: Attribute) -> dict[str, Value]:
    """The working value of each entity (cluster) of a type that has one, by smallest id.

    The reader's filter decides which claims compete. Raises LimitExceeded for an attribute that too many have.
    """
    about = _about(seen, declared, attribute)
    rows = _bounded(
        seen.read("value_singles", **about, most=MOST_BEARERS + 1), "entities with this value", MOST_BEARERS
    )
    found = {row["id"]: tuple(row["value"]) if len(row["value"]) > 1 else row["value"][0] for row in rows}
    return found | _drawn(seen, attribute, about)


def _about(seen: SeenGraph, declared: EntityType, attribute: Attribute) -> dict[str, Any]:
    return {
        "prefix": f"{declared.name}:",
        "properties": [attribute.name + part.suffix for part in attribute.type.parts],
        "clustered": sorted(seen.clusters.smallest),
    }


def _drawn(seen: SeenGraph, attribute: Attribute, about: dict[str, Any]) -> dict[str, Value]:
    """The working value of each cluster for which several claims compete, by smallest id."""
    rows = _bounded(seen.read("value_claims", **about, most=MOST_CLAIMS + 1), "claims", MOST_CLAIMS)
    claims: dict[str, list[SeenClaim]] = defaultdict(list)
    for row in rows:
        claim = SeenClaim(row["properties"]["claim_id"], row["entity"], row["properties"])
        claims[seen.clusters.of(row["entity"])].append(claim)
    decided: dict[str, list[Conclusion]] = defaultdict(list)
    for row in seen.conclusions(sorted({row["entity"] for row in rows})):
        decided[seen.clusters.of(row["entity"])].append(conclusion_of(row["entity"], row["properties"]))
    drawn = {low: working_value(attribute, claims[low], decided[low]) for low in sorted(claims)}
    return {low: value.value for low, value in drawn.items() if value}


def _bounded(rows: list[Row], what: str, most: int) -> list[Row]:
    if len(rows) > most:
        raise LimitExceeded(what, len(rows), most)
    return rows
