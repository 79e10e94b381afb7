"""resolve: from the references that stand in addresses back to ids."""

from __future__ import annotations

import strawberry

from api.types.entity import Info
from graph_model.errors import LimitExceeded
from stores.graph.reads.entities import resolve

MOST = 2_000
"""References in one question."""


@strawberry.type
class Query:
    @strawberry.field(description="Ids of entities by their `ref`, in order; null where there is none.")
    def resolve(self, info: Info, refs: list[str]) -> list[strawberry.ID | None]:
        if len(refs) > MOST:
            raise LimitExceeded("refs", len(refs), MOST)
        seen = info.context.seen()
        ordinals = {ref: _ordinal(ref) for ref in refs}
        wanted = sorted({number for number in ordinals.values() if number is not None})
        by_ordinal = {row["ordinal"]: row["id"] for row in seen.read("by_ordinal", ordinals=wanted)}
        known = resolve(seen, by_ordinal.values())
        ids = (known.get(by_ordinal.get(ordinals[ref], "")) for ref in refs)
        return [None if entity is None else strawberry.ID(entity) for entity in ids]


def _ordinal(ref: str) -> int | None:
    try:
        number = int(ref[:20], 36)
    except ValueError:
        return None
    return number if 0 <= number < 1 << 63 else None
