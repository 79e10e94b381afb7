"""model: the declarations, as scripts and the page's legend need them."""

from __future__ import annotations

import strawberry

from api.scalars import JSON
from api.types.entity import Info
from graph_model.describe import model


@strawberry.type
class Query:
    @strawberry.field(description="Types of entities and links, with words, icons, attributes and what paths walk.")
    def model(self, info: Info) -> JSON:
        return JSON(model(info.context.registry))
