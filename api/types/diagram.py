"""A diagram for the page: positions, and nothing left out silently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from api.drawn import Drawn
from api.scalars import JSON
from api.types.entity import reference
from drawing.folding import parent_of


@strawberry.type(
    description="""Entities and folded links with positions, in columns: equally long lists under `nodes` and `links`.

nodes: id, type, caption, ring (0 is a centre), x, y (pixels, y downwards), facts (behind its drawn lines), more
(neighbours that are not drawn), certainty (confirmed; unconfirmed where every fact is doubtful), bearer (drawn as one
thing with it, at its place), members (ids that a fold stands for, null for a single entity), beyond
(how many more it stands for), parent (the mark that a fold hangs from, null for a single entity), ref (as in Entity,
null for a fold).
links: from, to, type, count, first, last, bestGrade, worstGrade, overlap (whether its time overlaps that of a link
from its inner end towards the centre; null where that cannot be said), finding (null for facts).
plain: whether to draw in the plain style of many marks. renamed: ids that were asked for by name and are drawn under
another, as several records were decided to be one thing."""
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


def diagram_of(
    drawn: Drawn, renamed: Mapping[str, str] | None = None, beside: Mapping[str, Any] | None = None
) -> Diagram:
    """A diagram for GraphQL. renamed: ids that were asked for -> those under which they are drawn. beside: what else a
    question tells in its columns."""
    nodes = drawn.diagram.nodes
    folds = [node.members is not None for node in nodes]
    columns = drawn.diagram.columns() | {"renamed": dict(renamed or {})} | dict(beside or {})
    columns["nodes"] |= {
        "parent": [parent_of(node.id, node.type) if fold else None for node, fold in zip(nodes, folds, strict=True)],
        "ref": [None if fold else reference(node.id) for node, fold in zip(nodes, folds, strict=True)],
    }
    return Diagram(
        node_count=len(nodes),
        link_count=len(drawn.diagram.lines),
        omitted=drawn.omitted,
        at_least=drawn.at_least,
        hubs_not_walked=[strawberry.ID(hub) for hub in drawn.hubs],
        hidden_by_filter=drawn.hidden,
        snapshot_age=None,
        columns=JSON(columns),
    )
