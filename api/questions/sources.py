"""sources: who says what is in the graph."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, decode, page_size
from api.types.entity import Info
from graph_model.grade import Grade
from stores.graph.seen import Row


@strawberry.type(description="A register, a file, a department: whoever says so.")
class Source:
    name: str
    title: str
    grade: str
    licence: str
    zone: str | None
    country: str | None


@strawberry.type
class Query:
    @strawberry.field(description="Sources of which the reader may see anything, by name.")
    def sources(self, info: Info, first: int = 50, after: str | None = None) -> Connection[Source]:
        size = page_size(first)
        name = (decode(after, [str]) or (None,))[0]
        seen = info.context.seen()
        rows = seen.read("sources", after=name, limit=size + 1)
        total = seen.read("sources_total")[0]["total"]
        return connection(rows, size, lambda row: (row["properties"]["name"],), _source, total)


def _source(row: Row) -> Source:
    stored = row["properties"]
    return Source(
        name=stored["name"],
        title=stored["title"],
        grade=str(Grade(stored["reliability"], stored["credibility"])),
        licence=stored["licence"],
        zone=stored.get("zone"),
        country=stored.get("country"),
    )
