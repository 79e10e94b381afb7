"""A diagram for the page: positions, and nothing left out silently."""

from __future__ import annotations

import strawberry

from api.drawn import Drawn
from api.scalars import JSON
from api.types.entity import reference


@strawberry.type(
    description="""Entities and folded links with positions, in columns: equally long lists under `nodes` and `links`.

nodes: id, type, caption, ring (0 is a centre), x, y (pixels, y downwards), facts (behind its drawn lines), more
(neighbours that are not drawn), certainty (confirmed; unconfirmed where every fact is doubtful), bearer (drawn as one
thing with it, at its place), members (ids that a fold stands for, null for a single entity), beyond
(how many more it stands for), ref (as in Entity, null for a fold).
links: from, to, type, count, first, last, bestGrade, worstGrade, overlap (whether its time overlaps that of a link
from its inner end towards the centre; null where that cannot be said), finding (null for facts).
plain: whether to draw in the plain style of many marks."""
)
class Diagram:
    node_count: int
    link_count: int
    omitted: int = strawberry.field(description="Entities met that are neither drawn nor in a fold.")
    at_least: bool = strawberry.field(description="There are more than `omitted`.")
    hubs_not_walked: list[strawberry.ID]
    hidden_by_filter: int = strawberry.field(description="Facts among what is drawn that the filter leaves out.")
    snapshot_age: float | None = strawberry.field(description="Null: read from the graph itself.")
    columns: JSON


def diagram_of(drawn: Drawn) -> Diagram:
    """A diagram for GraphQL."""
    columns = drawn.diagram.columns()
    columns["nodes"]["ref"] = [None if node.members is not None else reference(node.id) for node in drawn.diagram.nodes]
    return Diagram(
        node_count=len(drawn.diagram.nodes),
        link_count=len(drawn.diagram.lines),
        omitted=drawn.omitted,
        at_least=drawn.at_least,
        hubs_not_walked=[strawberry.ID(hub) for hub in drawn.hubs],
        hidden_by_filter=drawn.hidden,
        snapshot_age=None,
        columns=JSON(columns),
    )
