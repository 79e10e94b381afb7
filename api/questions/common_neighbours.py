"""commonNeighbours: what some entities have in common."""

from __future__ import annotations

import strawberry

from algorithms.common_neighbours import Common, common_neighbours
from api.connections import Connection, connection, page_size, paged
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve

MOST = 200
"""Entities whose neighbours are compared."""


@strawberry.type(description="A neighbour of at least two of the entities.")
class SharedNeighbour:
    entity: Entity
    of: list[strawberry.ID]
    facts: int


@strawberry.type(description="Those of most of the entities first, then by facts, then by id.")
class NeighbourConnection(Connection[SharedNeighbour]):
    pass


@strawberry.type
class Query:
    @strawberry.field(description="Neighbours that at least two of these entities share, those of most first.")
    def common_neighbours(
        self,
        info: Info,
        ids: list[strawberry.ID],
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> NeighbourConnection:
        asking, size = info.context, page_size(first)
        if len(ids) > MOST:
            raise LimitExceeded("ids", len(ids), MOST)
        lows = sorted(set(resolve(asking.seen(chosen(filter)), ids).values()))
        if len(set(ids)) < 2:
            raise BadArgument("ids", "There is nothing to compare.", expected="two entities or more")
        view = asking.view(chosen(filter), asking.link_types(link_types))
        found = common_neighbours(view, lows, asking.types(types))
        shown, total = paged(found, size, after, _key, [int, int, str])
        loaded = load(asking, [common.id for common in shown[:size]])
        page = connection(shown, size, _key, lambda common: _node(common, loaded[common.id]), total)
        return NeighbourConnection(**vars(page))


def _key(common: Common) -> tuple[int, int, str]:
    return -len(common.of), -common.facts, common.id


def _node(common: Common, entity: Entity) -> SharedNeighbour:
    return SharedNeighbour(entity=entity, of=[strawberry.ID(one) for one in common.of], facts=common.facts)
