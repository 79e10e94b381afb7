"""chronology: one dated table of everything about some elements."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, decode, page_size
from api.types.entity import Info
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from graph_model.errors import LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import chronology, chronology_total

MOST = 500
"""Entities in one chronology."""


@strawberry.type(description="Dated facts, earliest first, then by id.")
class ChronologyConnection(Connection[Fact]):
    pass


@strawberry.type
class Query:
    @strawberry.field(description="The dated facts of these entities, earliest first; unknown ids are left out.")
    def chronology(
        self,
        info: Info,
        ids: list[strawberry.ID],
        kinds: list[str] | None = None,
        filter: FactFilter | None = None,
        first: int = 100,
        after: str | None = None,
    ) -> ChronologyConnection:
        size, asking = page_size(first), info.context
        if len(ids) > MOST:
            raise LimitExceeded("ids", len(ids), MOST)
        seen = asking.seen(chosen(filter))
        lows, types = sorted(set(resolve(seen, ids).values())), asking.link_types(kinds, "kinds")
        found = chronology(seen, lows, types, decode(after, [int, str]), size + 1)
        shown = {fact.id: fact for fact in facts_of(seen, found[:size])}
        page = connection(
            found,
            size,
            lambda fact: (fact.time, fact.id),
            lambda fact: shown[strawberry.ID(fact.id)],
            chronology_total(seen, lows, types),
        )
        return ChronologyConnection(**vars(page))
