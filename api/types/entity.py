"""Entities: one interface, and one class for each declaration, each attribute a field with its working value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import orjson
import strawberry

from algorithms.beside import Beside
from api.connections import Connection, connection, page_size, paged
from api.context import Asking
from api.scalars import JSON, Date, DateTime
from api.types.direction import Direction
from api.types.filter import FactFilter, chosen
from api.types.verdict import Verdict, decided_of, verdict_of
from graph_model.declare import Attribute, EntityType
from graph_model.grade import Grade
from graph_model.keys import ordinal
from graph_model.neighbours import LinkCount as Counted
from graph_model.registry import Registry
from graph_model.working_value import SeenClaim, WorkingValue
from stores.graph.reads.entities import SeenEntity, entities
from stores.graph.reads.neighbours import link_counts

Info = strawberry.Info[Asking, None]


@strawberry.type(description="What one record of one source says about an entity.")
class Claim:
    id: strawberry.ID
    entity: strawberry.ID = strawberry.field(description="The member of the cluster that the record is about.")
    source: str
    record_ref: str
    grade: str
    observed_at: DateTime | None
    recorded_at: DateTime
    attributes: JSON
    given: JSON = strawberry.field(description="What the source gave, where cleaning changed it.")


@strawberry.type(description="The working value of an attribute, or a person's conclusion.")
class Value:
    attribute: str
    value: JSON
    caption: str
    claim: Claim
    rule: str
    decided_by: str | None
    decided_at: DateTime | None
    reason: str | None = strawberry.field(description="Why a person concluded it.")
    decision: strawberry.ID | None = strawberry.field(description="Id to withdraw a conclusion by.")
    agreeing: int = strawberry.field(description="Other claims that agree or are only less exact.")
    differing: int = strawberry.field(description="Other claims that say something else.")
    differing_claims: list[strawberry.ID]


@strawberry.type(description="Visible facts of one type and direction, and the neighbours they lead to.")
class LinkCount:
    link_type: str
    direction: Direction
    facts: int
    neighbours: int
    at_least: bool = False


@strawberry.interface(description="A thing with an identity; persons' verdicts join several records of one thing.")
class Entity:
    found: strawberry.Private[SeenEntity]
    id: strawberry.ID = strawberry.field(
        description="The smallest id of the cluster; any member's id is accepted in questions."
    )

    @strawberry.field(description="For addresses and logs: names the entity without telling a plate or a number.")
    def ref(self) -> str:
        return reference(self.found.id)

    type: str

    @strawberry.field
    def caption(self) -> str:
        return self.found.caption

    @strawberry.field(description="Ids of all that the verdicts join here.")
    def members(self) -> list[strawberry.ID]:
        return [strawberry.ID(member) for member in self.found.members]

    @strawberry.field(description="One for each attribute that has a visible claim.")
    def values(self, info: Info) -> list[Value]:
        return [value_of(info.context.registry, self.found, value) for value in self.found.values.values()]

    @strawberry.field
    def claims(self, info: Info, first: int = 20, after: str | None = None) -> Connection[Claim]:
        shown, total = paged(self.found.claims, page_size(first), after, _claim_key, [str])
        return connection(shown, first, _claim_key, lambda claim: claim_of(info.context.registry, claim), total)

    @strawberry.field
    def link_counts(self, info: Info, filter: FactFilter | None = None) -> list[LinkCount]:
        return counts_of(info, self.found.id, filter)

    @strawberry.field(description="Verdicts in which members of this cluster stand, never-the-same included.")
    def same_as(self, info: Info) -> list[Verdict]:
        rows = info.context.seen().read("verdicts", ids=list(self.found.members))
        return [verdict_of(decided_of(row), self.found.members) for row in rows]


def entity_classes(registry: Registry) -> dict[str, type]:
    """A GraphQL class for each declared entity type, by name."""
    return {declared.name: _class(declared) for declared in registry.entities.values()}


def entity_of(asking: Asking, found: SeenEntity) -> Entity:
    """A seen entity as its GraphQL class. What nothing has to be read for is given here, as a resolver costs more; a
    caption may still have to be read."""
    name = found.declared.name
    made: Entity = asking.entity_classes[name](found=found, id=strawberry.ID(found.id), type=name)
    return made


def load(asking: Asking, ids: Sequence[str]) -> dict[str, Entity]:
    """Entities that exist for the reader, by the smallest id of their cluster."""
    return {low: entity_of(asking, found) for low, found in entities(asking.seen(), ids).items()}


def reference(entity: str) -> str:
    """The ordinal of an entity in base 36."""
    digits, left = "", ordinal(entity)
    while left:
        left, digit = divmod(left, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def counts_of(info: Info, entity: str, filter: FactFilter | None) -> list[LinkCount]:
    """Counts of an entity's links by type and direction, under a filter."""
    asking = info.context
    view = asking.at_hand(chosen(filter))
    counts = link_counts(asking.seen(chosen(filter)), entity) if view is None else Beside.of(view, entity).counts()
    return [told_count(count) for count in counts]


def told_count(count: Counted) -> LinkCount:
    """A count for GraphQL."""
    return LinkCount(
        link_type=count.link_type,
        direction=Direction(count.direction),
        facts=count.facts,
        neighbours=count.neighbours,
    )


def claim_of(registry: Registry, claim: SeenClaim) -> Claim:
    """A claim for GraphQL."""
    stored = claim.properties
    attributes = registry.entities[claim.entity.partition(":")[0]].attributes
    loaded = ((a, a.type.load(a.name, stored)) for a in attributes)
    observed = stored.get("observed_at")
    return Claim(
        id=strawberry.ID(claim.id),
        entity=strawberry.ID(claim.entity),
        source=stored["source"],
        record_ref=stored["record_ref"],
        grade=str(Grade(*claim.grade)),
        observed_at=None if observed is None else DateTime(observed),
        recorded_at=DateTime(stored["recorded_at"]),
        attributes=JSON({a.name: a.type.as_json(value) for a, value in loaded if value is not None}),
        given=JSON(orjson.loads(stored["given"]) if "given" in stored else {}),
    )


def value_of(registry: Registry, found: SeenEntity, value: WorkingValue) -> Value:
    """A working value for GraphQL."""
    attribute = next(a for a in found.declared.attributes if a.name == value.attribute)
    return Value(
        attribute=value.attribute,
        value=JSON(attribute.type.as_json(value.value)),
        caption=attribute.type.caption(value.value),
        claim=claim_of(registry, value.claim),
        rule=value.rule,
        decided_by=value.conclusion.by if value.conclusion else None,
        decided_at=DateTime(value.conclusion.decided_at) if value.conclusion else None,
        reason=value.conclusion.reason if value.conclusion else None,
        decision=strawberry.ID(value.conclusion.id) if value.conclusion else None,
        agreeing=value.agreeing,
        differing=value.differing,
        differing_claims=[strawberry.ID(claim) for claim in value.different],
    )


def _claim_key(claim: SeenClaim) -> tuple[str]:
    return (claim.id,)


_SCALARS: dict[str, Any] = {
    "String": str | None,
    "Int": int | None,
    "Float": float | None,
    "Boolean": bool | None,
    "Date": Date | None,
    "DateTime": DateTime | None,
    "JSON": JSON | None,
}


def _class(declared: EntityType) -> type:
    fields = {a.name: strawberry.field(resolver=_resolver(a), description=a.doc) for a in declared.attributes}
    made = type(declared.name, (Entity,), {"__module__": __name__, "__annotations__": {}, **fields})
    return strawberry.type(made, description=declared.doc)


def _resolver(attribute: Attribute) -> Callable[[Any], Any]:
    def resolve(root: Any) -> Any:
        value = root.found.values.get(attribute.name)
        return None if value is None else attribute.type.as_json(value.value)

    resolve.__annotations__ = {"root": strawberry.Parent[Entity], "return": _SCALARS[attribute.type.scalar]}
    return resolve
