"""search: by name, number, plate or words; what the reader sees decides the order, never the index's own score."""

from __future__ import annotations

import strawberry

from api.connections import Connection, connection, page_size, paged
from api.types.entity import Entity, Info, entity_of
from api.types.filter import FactFilter, chosen
from stores.graph.reads.search import Hit, search

MOST = 100
"""Entities on one page."""


@strawberry.type
class Query:
    @strawberry.field(
        description="Entities by full text, spelling forgiven; * and ? stand for any letters (AB1?, *C123); "
        "identifiers that fit exactly come first."
    )
    def search(
        self,
        info: Info,
        text: str,
        types: list[str] | None = None,
        filter: FactFilter | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> Connection[Entity]:
        asking = info.context
        found = search(asking.seen(chosen(filter)), text, asking.types(types))
        shown, total = paged(found.hits, page_size(first, MOST), after, _key, [float, str])
        return connection(shown, first, _key, lambda hit: entity_of(asking, hit.entity), total, found.at_least)


def _key(hit: Hit) -> tuple[float, str]:
    return -hit.likeness, hit.entity.id
