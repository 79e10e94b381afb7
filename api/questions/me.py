"""me: under which name this reader decides and notes."""

from __future__ import annotations

import strawberry

from api.types.entity import Info


@strawberry.type(description="Who asks.")
class Me:
    name: str = strawberry.field(description="The name that stands under decisions and assumptions.")


@strawberry.type
class Query:
    @strawberry.field(description="Who asks, by the name that stands under what they decide.")
    def me(self, info: Info) -> Me:
        return Me(name=info.context.service.analyst)
