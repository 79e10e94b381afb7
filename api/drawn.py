"""A diagram with what was left out of it, before it is put into GraphQL or a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.diagrams import Scope, hidden_among, things_of
from drawing.diagram import Diagram, diagram
from drawing.marks import Point
from drawing.things import Fold, Line
from exports.about import About, SourceShare
from stores.graph.reads.sources import sources_among
from stores.graph.seen import SeenGraph


@dataclass(frozen=True, slots=True)
class Drawn:
    """omitted: entities met that are neither drawn nor in a fold; at_least: there are more. hubs: drawn, not walked.
    hidden: facts among what is drawn that the filter leaves out. entities: clusters drawn by themselves or folded."""

    diagram: Diagram
    omitted: int
    at_least: bool
    hubs: tuple[str, ...]
    hidden: int
    entities: tuple[str, ...]


def draw(
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
) -> Drawn:
    """Draw clusters (id -> ring), folds and the lines among them."""
    ordered = sorted(lines, key=lambda line: (line.start, line.end, line.type))
    found = diagram(things_of(seen, scope, rings), ordered, seen.registry, folds, placed, plain)
    folded = {member for fold in folds for member in fold.members}
    return Drawn(
        diagram=found,
        omitted=omitted,
        at_least=at_least,
        hubs=tuple(hubs),
        hidden=hidden_among(seen, scope, rings),
        entities=tuple(sorted({*rings, *folded})),
    )


def about(seen: SeenGraph, scope: Scope, drawn: Drawn, title: str, asked_at: int, question: Mapping[str, Any]) -> About:
    """What a file says of a diagram. asked_at: integer milliseconds UTC. question: plain JSON, name and arguments."""
    rows = sources_among(seen, drawn.entities, scope.link_types)
    return About(
        registry=seen.registry,
        title=title,
        asked_at=asked_at,
        question=question,
        filter=seen.reader.filter,
        omitted=drawn.omitted,
        at_least=drawn.at_least,
        hubs=drawn.hubs,
        hidden=drawn.hidden,
        sources=tuple(SourceShare(**row) for row in rows),
    )
