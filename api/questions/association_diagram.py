"""associationDiagram: one or more elements in the middle, and what is associated with them around."""

from __future__ import annotations

import strawberry

from api.association import Association, association
from api.types.diagram import Diagram, diagram_of
from api.types.entity import Info
from api.types.filter import FactFilter, chosen
from drawing.folding import KEEP


@strawberry.type
class Query:
    @strawberry.field(
        description="""Rings by distance around the centres; parallel facts folded, and types above `foldAbove` around
one element. An element beyond the centres with more neighbours than `hubLimit` is shown, not walked; links that join
everybody (`walk` is no) are shown around the centres and walked further only when asked for. `limit` is for all marks:
up to 300, or 2,000 in a plain style. Null if any centre is unknown."""
    )
    def association_diagram(
        self,
        info: Info,
        centres: list[strawberry.ID],
        rings: int = 1,
        link_types: list[str] | None = None,
        types: list[str] | None = None,
        hub_limit: int = 100,
        filter: FactFilter | None = None,
        limit: int = 60,
        fold_above: int = KEEP,
    ) -> Diagram | None:
        question = Association(
            centres=tuple(centres),
            rings=rings,
            link_types=None if link_types is None else tuple(link_types),
            types=None if types is None else tuple(types),
            hub_limit=hub_limit,
            limit=limit,
            fold_above=fold_above,
            filter=chosen(filter),
        )
        drawn = association(info.context, question)
        return None if drawn is None else diagram_of(drawn)
