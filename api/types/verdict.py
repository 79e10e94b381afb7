"""Verdicts of persons."""

from __future__ import annotations

from typing import Any

import strawberry

from api.scalars import DateTime
from graph_model.verdicts import Verdict as Decided
from stores.graph.seen import Row


@strawberry.type(description="A named person decided that two entities are the same, or never the same.")
class Verdict:
    id: strawberry.ID
    a: strawberry.ID
    b: strawberry.ID
    same: bool
    reason: str
    by: str
    decided_at: DateTime
    withdrawn: bool


def verdict_of(decided: Decided) -> Verdict:
    """A verdict for GraphQL."""
    return Verdict(
        id=strawberry.ID(decided.id),
        a=strawberry.ID(decided.a),
        b=strawberry.ID(decided.b),
        same=decided.same,
        reason=decided.reason,
        by=decided.by,
        decided_at=DateTime(decided.decided_at),
        withdrawn=decided.withdrawn_at is not None,
    )


def decided_of(row: Row) -> Decided:
    """A verdict out of a read's row (a, b, same, properties)."""
    stored: dict[str, Any] = row["properties"]
    names = ("reason", "by", "decided_at", "vc")
    return Decided(
        id=stored["verdict_id"], a=row["a"], b=row["b"], same=row["same"], **{name: stored[name] for name in names}
    )
