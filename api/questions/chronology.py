"""chronology: one dated table of everything about some elements, and how it lies in time."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, decode, page_size
from api.scalars import DateTime
from api.types.entity import Info
from api.types.fact import Fact, facts_of
from api.types.filter import FactFilter, chosen
from api.types.sighting import as_fact, sentences
from graph_model.errors import LimitExceeded
from stores.graph.reads.chronology import Chronology, place_in_time
from stores.graph.reads.entities import resolve
from stores.graph.reads.facts import SeenFact
from stores.graph.reads.sightings import SeenSighting

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
    @strawberry.field(
        description="""The dated facts of these entities and the sightings of what they bore, earliest first; unknown
ids are left out. A sighting is a fact of the type SEEN from the identifier to the sensor."""
    )
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
        lows, types = sorted(set(resolve(seen, ids).values())), asking.kinds(kinds)
        whole = Chronology(seen, lows, types)
        found = whole.page(decode(after, [int, str]), size + 1)
        shown = {fact.id: fact for fact in facts_of(seen, [one for one in found[:size] if isinstance(one, SeenFact)])}
        read = [one for one in found[:size] if isinstance(one, SeenSighting)]
        told = sentences(seen, read)
        shown |= {strawberry.ID(one.id): as_fact(seen, one, told[one.id]) for one in read}
        page = connection(
            found,
            size,
            place_in_time,
            lambda one: shown[strawberry.ID(one.id)],
            whole.total,
            whole.at_least,
        )
        return ChronologyConnection(**vars(page), found=whole)
