"""lookup: a pasted list of plates, numbers, accounts or ids."""

from __future__ import annotations

import strawberry

from api.types.entity import Entity, Info, load
from graph_model.errors import LimitExceeded
from stores.graph.reads.lookup import look_up
from stores.graph.reads.search import LONGEST

MOST = 1_000
"""Identifiers in one question."""


@strawberry.type(description="What one line of a pasted list names: none, one, or several things.")
class LookupRow:
    given: str
    entities: list[Entity]


@strawberry.type
class Query:
    @strawberry.field(description="Entities by identifiers in any notation, in the order of the list.")
    def lookup(self, info: Info, identifiers: list[str], types: list[str] | None = None) -> list[LookupRow]:
        if len(identifiers) > MOST:
            raise LimitExceeded("identifiers", len(identifiers), MOST)
        for given in identifiers:
            if len(given) > LONGEST:
                raise LimitExceeded("identifiers", len(given), LONGEST)
        found = look_up(info.context.seen(), identifiers, info.context.types(types))
        loaded = load(info.context, sorted({low for lows in found for low in lows}))
        return [
            LookupRow(given=given, entities=[loaded[low] for low in lows])
            for given, lows in zip(identifiers, found, strict=True)
        ]
