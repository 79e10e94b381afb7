"""From what a reader sees in the graph to a diagram: what the two questions about diagrams have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drawing.association import Around, Asked
from drawing.things import Line, Thing
from graph_model.errors import LimitExceeded
from graph_model.grade import Grade
from graph_model.keys import type_of
from stores.graph.reads.entities import entities
from stores.graph.seen import Row, SeenGraph

KEPT = 200
"""Neighbours of one type around one entity whose ids are read; of more only the number."""
COUNTED = 10_000
"""Up to so many neighbours of an entity are counted."""
LINES = 20_000
"""Folded lines that one read gives."""
CAPTIONS = 200
"""Entities whose claims are read at once."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a diagram is about. link_types: over these; onward: of them those that are walked beyond the centres.
    types: only neighbours of these, all if None."""

    link_types: tuple[str, ...]
    onward: tuple[str, ...]
    types: tuple[str, ...] | None = None


def asked(seen: SeenGraph, scope: Scope, centres: Collection[str] = ()) -> Asked:
    """How `drawing.association` asks this reader's graph."""

    def around(entities: Sequence[str]) -> Mapping[str, Around]:
        links = scope.link_types if set(entities) <= set(centres) else scope.onward
        about = _about(seen, scope, links, entities)
        kept: dict[str, list[str]] = {entity: [] for entity in entities}
        cut: dict[str, dict[str, int]] = {entity: {} for entity in entities}
        for row in seen.read("around", **about, clustered=seen.clusters.clustered, cap=KEPT):
            kept[row["id"]] += row["kept"]
            cut[row["id"]][row["kind"]] = row["total"] - len(row["kept"])
        about["groups"] = [{**group, "kept": _members(seen, kept[group["id"]])} for group in about["groups"]]
        lines: dict[str, list[Line]] = {entity: [] for entity in entities}
        for row in seen.read("lines_around", **about):
            lines[row["id"]].append(_line(row))
        return {entity: Around(tuple(lines[entity]), cut[entity]) for entity in entities}

    return Asked(lambda entities: neighbour_totals(seen, scope, entities), around)


def neighbour_totals(seen: SeenGraph, scope: Scope, entities: Sequence[str]) -> dict[str, int]:
    """How many neighbours each entity has within the scope, up to COUNTED."""
    rows = seen.read("neighbour_totals", **_about(seen, scope, scope.link_types, entities), most=COUNTED)
    return dict.fromkeys(entities, 0) | {row["id"]: row["neighbours"] for row in rows}


def lines_among(seen: SeenGraph, scope: Scope, entities: Iterable[str]) -> list[Line]:
    """The folded lines among these clusters. Raises LimitExceeded where they are too many to draw."""
    members = _members(seen, entities)
    rows = seen.read("folded_links", ids=members, smallest=seen.clusters.smallest, link_types=list(scope.link_types))
    if len(rows) >= LINES:
        raise LimitExceeded("links among the entities", len(rows), LINES - 1)
    return [_line(row) for row in rows]


def hidden_among(seen: SeenGraph, scope: Scope, entities: Iterable[str]) -> int:
    """How many facts among these clusters the filter leaves out."""
    if seen.reader.filter.hides_nothing:
        return 0
    members = _members(seen, entities)
    return int(seen.read("hidden_among", ids=members, link_types=list(scope.link_types))[0]["hidden"])


def things_of(seen: SeenGraph, scope: Scope, rings: Mapping[str, int]) -> list[Thing]:
    """What is drawn of each cluster (id -> ring): caption, and the numbers of its neighbours and bearers."""
    ids = sorted(rings)
    totals = neighbour_totals(seen, scope, ids)
    bears = [link.name for link in seen.registry.links.values() if link.bears]
    about = {"ids": _members(seen, ids), "smallest": seen.clusters.smallest}
    bearers = {row["id"]: row["bearers"] for row in seen.read("bearers", **about, bears=bears)}
    captions: dict[str, str] = {}
    for begin in range(0, len(ids), CAPTIONS):
        found = entities(seen, ids[begin : begin + CAPTIONS])
        captions |= {low: entity.caption for low, entity in found.items()}
    return [Thing(i, type_of(i), captions[i], rings[i], totals[i], bearers.get(i, 0)) for i in ids]


def _about(seen: SeenGraph, scope: Scope, links: Iterable[str], entities: Iterable[str]) -> dict[str, Any]:
    return {
        "groups": [{"id": entity, "members": list(seen.clusters.all(entity))} for entity in entities],
        "smallest": seen.clusters.smallest,
        "link_types": list(links),
        "types": None if scope.types is None else list(scope.types),
    }


def _members(seen: SeenGraph, entities: Iterable[str]) -> list[str]:
    return sorted({member for entity in entities for member in seen.clusters.all(entity)})


def _line(row: Row) -> Line:
    return Line(
        start=row["start"],
        end=row["end"],
        type=row["link_type"],
        count=row["count"],
        best=Grade(*divmod(row["best"], 10)),
        worst=Grade(*divmod(row["worst"], 10)),
        first=row["first"],
        last=row["last"],
    )
