"""facts: every record behind a line, each in words."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, decode, page_size
from api.types.entity import Info
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from graph_model.errors import LimitExceeded
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import facts_between, facts_total

MOST = 2_000
"""Entities between which facts are asked for."""


@strawberry.type
class Query:
    @strawberry.field(description="The facts between these entities, whichever way they run; unknown ids are left out.")
    def facts(
        self,
        info: Info,
        between: list[strawberry.ID],
        link_types: list[str] | None = None,
        filter: FactFilter | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Fact]:
        size, asking = page_size(first), info.context
        if len(between) > MOST:
            raise LimitExceeded("between", len(between), MOST)
        seen = asking.seen(chosen(filter))
        lows, types = sorted(set(resolve(seen, between).values())), asking.link_types(link_types)
        last = (decode(after, [str]) or (None,))[0]
        found = facts_between(seen, lows, types, last, size + 1)
        shown = {fact.id: fact for fact in facts_of(seen, found[:size])}
        return connection(
            found,
            size,
            lambda fact: (fact.id,),
            lambda fact: shown[strawberry.ID(fact.id)],
            facts_total(seen, lows, types),
        )
