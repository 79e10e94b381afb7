"""What records say of the elements of a diagram, for a file that tells it: values, where they differ, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from api.drawn import Drawn
from exports.added import ValueSaid
from graph_model.declare import Attribute
from graph_model.grade import Grade
from graph_model.working_value import SeenClaim, WorkingValue
from stores.graph.reads.entities import SeenEntity, entities
from stores.graph.seen import SeenGraph

MOST = 4_000
"""Values that a file tells one by one."""


def values_behind(seen: SeenGraph, drawn: Drawn) -> tuple[tuple[ValueSaid, ...], int]:
    """The values of the elements that are drawn by themselves, in the diagram's order, and how many more there are.
    Where departments differ, each value that is said otherwise follows the one that holds."""
    single = [node.id for node in drawn.diagram.nodes if node.members is None]
    found = entities(seen, single)
    said = [value for low in single if low in found for value in _said(found[low])]
    return tuple(said[:MOST]), len(said[MOST:])


def _said(entity: SeenEntity) -> Iterator[ValueSaid]:
    claims = {claim.id: claim for claim in entity.claims}
    for attribute in entity.declared.attributes:
        held = entity.values.get(attribute.name)
        if held is not None:
            yield _row(entity, attribute, held.claim, _standing(held))
            for id in held.different:
                yield _row(entity, attribute, claims[id], "says otherwise")


def _standing(held: WorkingValue) -> str:
    if held.conclusion is not None:
        return f"concluded by {held.conclusion.by}: {held.conclusion.reason}"
    return "departments differ, nobody decided" if held.differing else ""


def _row(entity: SeenEntity, attribute: Attribute, claim: SeenClaim, standing: str) -> ValueSaid:
    value = attribute.type.load(attribute.name, claim.properties)
    return ValueSaid(
        mark=entity.id,
        attribute=attribute.name.replace("_", " "),
        value="" if value is None else attribute.type.caption(value),
        source=claim.properties["source"],
        record=claim.properties["record_ref"],
        grade=str(Grade(*claim.grade)),
        standing=standing,
    )
