"""entity, entities: what is known about a thing, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api.context import Asking
from api.types.entity import Entity, Info, load
from graph_model.errors import LimitExceeded
from stores.graph.reads.entities import resolve

MOST = 500
"""Ids in one question."""


@strawberry.type
class Query:
    @strawberry.field(description="One entity by the id of any member of its cluster; null if there is none.")
    def entity(self, info: Info, id: strawberry.ID) -> Entity | None:
        return found(info.context, [id])[0]

    @strawberry.field(description="Entities in the order of the ids; null where there is none.")
    def entities(self, info: Info, ids: list[strawberry.ID]) -> list[Entity | None]:
        return found(info.context, ids)


def found(asking: Asking, ids: Sequence[str]) -> list[Entity | None]:
    """Entities in the order of the ids."""
    if len(ids) > MOST:
        raise LimitExceeded("ids", len(ids), MOST)
    known = resolve(asking.seen(), ids)
    loaded = load(asking, list(known.values()))
    return [loaded[known[entity]] if entity in known else None for entity in ids]
