"""A diagram for the page: positions, and nothing left out silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import strawberry

from api.diagrams import Scope, hidden_among, things_of
from api.scalars import JSON
from drawing.diagram import diagram
from drawing.marks import Point
from drawing.things import Fold, Line
from stores.graph.seen import SeenGraph


@strawberry.type(
    description="""Entities and folded links with positions, in columns: equally long lists under `nodes` and `links`.

nodes: id, type, caption, ring (0 is a centre), x, y (pixels, y downwards), facts (behind its drawn lines), more
(neighbours that are not drawn), certainty (confirmed; unconfirmed where every fact is doubtful), bearer (drawn as one
thing with it, at its place), members (ids that a fold stands for, null for a single entity).
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


def drawn(
    seen: SeenGraph,
    scope: Scope,
    rings: Mapping[str, int],
    lines: Iterable[Line],
    *,
    folds: Sequence[Fold] = (),
    placed: Mapping[str, Point] | None = None,
    omitted: int = 0,
    at_least: bool = False,
    hubs: Sequence[str] = (),
    plain: bool = False,
) -> Diagram:
    """Draw clusters (id -> ring), folds and the lines among them."""
    ordered = sorted(lines, key=lambda line: (line.start, line.end, line.type))
    found = diagram(things_of(seen, scope, rings), ordered, seen.registry, folds, placed, plain)
    return Diagram(
        node_count=len(found.nodes),
        link_count=len(found.lines),
        omitted=omitted,
        at_least=at_least,
        hubs_not_walked=[strawberry.ID(hub) for hub in hubs],
        hidden_by_filter=hidden_among(seen, scope, rings),
        snapshot_age=None,
        columns=JSON(found.columns()),
    )
