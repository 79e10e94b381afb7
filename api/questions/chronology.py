"""chronology: one dated table of everything about some elements, and how it lies in time."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, decode, page_size
from api.scalars import DateTime
from api.types.entity import Info
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from graph_model.errors import LimitExceeded
from stores.graph.reads.chronology import Chronology
from stores.graph.reads.entities import resolve

MOST = 500
"""Entities in one chronology."""


@strawberry.type(description="How many facts of one type begin in a stretch of time (half open).")
class TimeBar:
    since: DateTime
    until: DateTime
    link_type: str
    facts: int


@strawberry.type(description="Dated facts, earliest first, then by id.")
class ChronologyConnection(Connection[Fact]):
    found: strawberry.Private[Chronology]

    @strawberry.field(description="All of them by time and type; stretches without a fact are left out.")
    def bars(self) -> list[TimeBar]:
        return [
            TimeBar(since=DateTime(b.since), until=DateTime(b.until), link_type=b.link_type, facts=b.facts)
            for b in self.found.bars()
        ]

    @strawberry.field(description="Dated facts that the filter leaves out.")
    def hidden_by_filter(self) -> int:
        return self.found.beside[0]

    @strawberry.field(description="Facts without a date, which have no place here.")
    def undated(self) -> int:
        return self.found.beside[1]


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
        whole = Chronology(seen, lows, types)
        found = whole.page(decode(after, [int, str]), size + 1)
        shown = {fact.id: fact for fact in facts_of(seen, found[:size])}
        page = connection(
            found,
            size,
            lambda fact: (fact.time, fact.id),
            lambda fact: shown[strawberry.ID(fact.id)],
            whole.total,
        )
        return ChronologyConnection(**vars(page), found=whole)
