"""Verdicts of persons."""

from __future__ import annotations

from collections.abc import Collection
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
    conflict: bool = strawberry.field(
        description="Never the same, and yet other verdicts join the two: one of them is wrong."
    )


def verdict_of(decided: Decided, members: Collection[str]) -> Verdict:
    """A verdict for GraphQL. members: of the cluster that one of its ends is in."""
    return Verdict(
        id=strawberry.ID(decided.id),
        a=strawberry.ID(decided.a),
        b=strawberry.ID(decided.b),
        same=decided.same,
        reason=decided.reason,
        by=decided.by,
        decided_at=DateTime(decided.decided_at),
        withdrawn=decided.withdrawn_at is not None,
        conflict=not decided.same and decided.withdrawn_at is None and {decided.a, decided.b} <= set(members),
    )


def decided_of(row: Row) -> Decided:
    """A verdict out of a read's row (a, b, same, properties)."""
    stored: dict[str, Any] = row["properties"]
    names = ("reason", "by", "decided_at", "vc")
    return Decided(
        id=stored["verdict_id"], a=row["a"], b=row["b"], same=row["same"], **{name: stored[name] for name in names}
    )
