"""How many entities have each working value of an attribute."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

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
    about = {
        "prefix": f"{declared.name}:",
        "properties": [attribute.name + part.suffix for part in attribute.type.parts],
        "clustered": sorted(seen.clusters.smallest),
    }
    rows = _bounded(seen.read("value_counts", **about, most=MOST_VALUES + 1), "different values", MOST_VALUES)
    single = ((row["value"], row["entities"]) for row in rows)
    counts = Counter({tuple(value) if len(value) > 1 else value[0]: entities for value, entities in single})
    rows = _bounded(seen.read("value_claims", **about, most=MOST_CLAIMS + 1), "claims", MOST_CLAIMS)
    counts += Counter(_drawn(seen, attribute, rows))
    found = (ValueCount(value, attribute.type.caption(value), entities) for value, entities in counts.items())
    return sorted(found, key=lambda one: (-one.entities, one.caption, str(one.value)))


def _drawn(seen: SeenGraph, attribute: Attribute, rows: list[Row]) -> list[Value]:
    """The working value of each cluster that the rows are about."""
    claims: dict[str, list[SeenClaim]] = defaultdict(list)
    for row in rows:
        claim = SeenClaim(row["properties"]["claim_id"], row["entity"], row["properties"])
        claims[seen.clusters.of(row["entity"])].append(claim)
    decided: dict[str, list[Conclusion]] = defaultdict(list)
    ids = sorted({row["entity"] for row in rows})
    for row in seen.read("conclusions", ids=ids) if ids else ():
        decided[seen.clusters.of(row["entity"])].append(conclusion_of(row["entity"], row["properties"]))
    drawn = (working_value(attribute, claims[low], decided[low]) for low in sorted(claims))
    return [value.value for value in drawn if value]


def _bounded(rows: list[Row], what: str, most: int) -> list[Row]:
    if len(rows) > most:
        raise LimitExceeded(what, len(rows), most)
    return rows
