"""valueCounts: how many entities have each working value of an attribute?"""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, page_size, paged
from api.scalars import JSON
from api.types.attribute import attribute_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from graph_model.declare import Attribute
from stores.graph.reads import value_counts as reads
from stores.graph.reads.value_counts import ValueCount as Counted


@strawberry.type(description="A working value and the number of entities that have it.")
class ValueCount:
    value: JSON
    caption: str
    entities: int


@strawberry.type
class Query:
    @strawberry.field(
        description="""Working values of an attribute over all entities of a type, most frequent first, then by caption.
Only claims that pass the filter compete."""
    )
    def value_counts(
        self,
        info: Info,
        type: str,
        attribute: str,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[ValueCount]:
        size = page_size(first)
        asking = info.context
        asking.types([type], "type")
        declared = asking.registry.entities[type]
        wanted = attribute_of(declared, attribute, "attribute")
        found = reads.value_counts(asking.seen(chosen(filter)), declared, wanted)
        page, total = paged(found, size, after, _key, [int, str, str])
        return connection(page, size, _key, lambda one: _counted(wanted, one), total)


def _key(one: Counted) -> tuple[int, str, str]:
    return -one.entities, one.caption, str(one.value)


def _counted(attribute: Attribute, one: Counted) -> ValueCount:
    return ValueCount(value=JSON(attribute.type.as_json(one.value)), caption=one.caption, entities=one.entities)
