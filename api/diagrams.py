"""From what a reader sees in the graph to a diagram: what the two questions about diagrams have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from drawing.association import Around, Asked
from drawing.diagram import Diagram, diagram
from drawing.marks import Point
from drawing.things import Fold, Line, Thing
from graph_model.grade import Grade
from graph_model.keys import type_of
from stores.graph.seen import Row, SeenGraph

KEPT = 200
"""Neighbours of one type around one entity whose ids are read; of more only the number."""
COUNTED = 10_000
"""Up to so many neighbours of an entity are counted."""
LINES = 20_000
"""Folded lines that one read gives."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which links and which types of neighbours a diagram is about; no types: all."""

    link_types: tuple[str, ...]
    types: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A diagram, and how many facts among what it shows the filter hides."""

    diagram: Diagram
    hidden: int
    cut: bool


def asked(seen: SeenGraph, scope: Scope) -> Asked:
    """How `drawing.association` asks this reader's graph."""

    def neighbours(entities: Sequence[str]) -> Mapping[str, int]:
        rows = seen.read("neighbour_totals", **_about(seen, scope, entities), most=COUNTED)
        return dict.fromkeys(entities, 0) | {row["id"]: row["neighbours"] for row in rows}

    def around(entities: Sequence[str]) -> Mapping[str, Around]:
        lines: dict[str, list[Line]] = {entity: [] for entity in entities}
        cut: dict[str, dict[str, int]] = {entity: {} for entity in entities}
        for row in seen.read("around", **_about(seen, scope, entities), cap=KEPT):
            entity = row["id"]
            cut[entity][row["kind"]] = row["total"] - len(row["kept"])
            for kept in row["kept"]:
                for line in kept["lines"]:
                    ends = (entity, kept["other"]) if line["out"] else (kept["other"], entity)
                    lines[entity].append(_line(*ends, line))
        return {entity: Around(tuple(lines[entity]), cut[entity]) for entity in entities}

    return Asked(neighbours, around)


def lines_among(seen: SeenGraph, scope: Scope, entities: Iterable[str]) -> list[Line]:
    """The folded lines among these clusters."""
    members = _members(seen, entities)
    found = seen.read("folded_links", ids=members, smallest=seen.clusters.smallest, link_types=list(scope.link_types))
    return [_line(row["start"], row["end"], row) for row in found]


def draw(
    seen: SeenGraph,
    scope: Scope,
    rings: Mapping[str, int],
    captions: Callable[[Sequence[str]], Mapping[str, str]],
    met: Iterable[Line] = (),
    folds: Sequence[Fold] = (),
    placed: Mapping[str, Point] | None = None,
    plain: bool = False,
) -> Drawn:
    """Draw entities (cluster id -> ring) and folds. met: lines that the way here met; those among the entities are read
    whole. captions: of entities by id."""
    entities = sorted(rings)
    among = lines_among(seen, scope, entities)
    whole = {(line.start, line.end, line.type): line for line in (*met, *among)}
    totals = asked(seen, scope).neighbours(entities)
    bears = [link.name for link in seen.registry.links.values() if link.bears]
    about = {"ids": _members(seen, entities), "smallest": seen.clusters.smallest}
    bearers = {row["id"]: row["bearers"] for row in seen.read("bearers", **about, bears=bears)}
    names = captions(entities)
    things = [
        Thing(e, type_of(e), names[e], rings[e], neighbours=totals[e], bearers=bearers.get(e, 0)) for e in entities
    ]
    hidden = 0
    if not seen.reader.filter.hides_nothing:
        hidden = seen.read("hidden_among", ids=about["ids"], link_types=list(scope.link_types))[0]["hidden"]
    lines = sorted(whole.values(), key=lambda line: (line.start, line.end, line.type))
    return Drawn(diagram(things, lines, seen.registry, folds, placed, plain), hidden, len(among) >= LINES)


def _about(seen: SeenGraph, scope: Scope, entities: Sequence[str]) -> dict[str, object]:
    return {
        "groups": [{"id": entity, "members": list(seen.clusters.all(entity))} for entity in entities],
        "smallest": seen.clusters.smallest,
        "link_types": list(scope.link_types),
        "types": None if scope.types is None else list(scope.types),
    }


def _members(seen: SeenGraph, entities: Iterable[str]) -> list[str]:
    return sorted({member for entity in entities for member in seen.clusters.all(entity)})


def _line(start: str, end: str, row: Row) -> Line:
    return Line(
        start=start,
        end=end,
        type=row["link_type"],
        count=row["count"],
        best=Grade(*divmod(row["best"], 10)),
        worst=Grade(*divmod(row["worst"], 10)),
        first=row["first"],
        last=row["last"],
    )
