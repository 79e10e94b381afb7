"""story: the demo's case with its steps, for the start screen."""

from __future__ import annotations

import strawberry

from api.scalars import JSON
from api.types.entity import Info
from stores.graph.reads.entities import resolve


@strawberry.type
class Query:
    @strawberry.field(
        description="The case that this installation tells, with its steps as saved views; null where none is loaded, "
        "or the reader does not see what it is about."
    )
    def story(self, info: Info) -> JSON | None:
        told = info.context.service.story()
        if told is None:
            return None
        centres = {centre for step in told["steps"] for centre in step["centres"]}
        return JSON(told) if centres <= set(resolve(info.context.seen(), sorted(centres))) else None
