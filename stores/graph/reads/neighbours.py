"""The neighbourhood of one cluster: counts first, then one page of neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stores.graph.seen import SeenGraph

COUNTED = 10_000
"""Up to so many neighbours of an entity are counted."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which links count: of these types, to entities of these types (None: any), in this direction (OUT, IN, BOTH)."""

    link_types: list[str] | None = None
    types: list[str] | None = None
    direction: str = "BOTH"


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Visible facts of one type and direction ("OUT", "IN"), and how many neighbours they lead to."""

    link_type: str
    direction: str
    facts: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbouring cluster. rank: what the order goes by, larger first: visible facts shared with the centre, or when
    the latest of them ended, in milliseconds UTC."""

    id: str
    rank: int


@dataclass(frozen=True, slots=True)
class FoldedLink:
    """Parallel facts of one type between two clusters. first, last: milliseconds UTC. best, worst: grades as
    reliability * 10 + credibility."""

    start: str
    end: str
    link_type: str
    count: int
    first: int | None
    last: int | None
    best: int
    worst: int


def link_counts(seen: SeenGraph, entity: str) -> list[LinkCount]:
    """Counts of the links of an entity's cluster by type and direction, exact."""
    rows = seen.read("link_counts", **_centre(seen, entity))
    return [LinkCount(row["link_type"], "OUT" if row["out"] else "IN", row["facts"], row["neighbours"]) for row in rows]


def neighbours(
    seen: SeenGraph,
    entity: str,
    shape: Shape,
    *,
    latest: bool = False,
    after: tuple[int, str] | None = None,
    limit: int = 50,
) -> list[Neighbour]:
    """Neighbours by shared facts, or by the latest one, after (rank, id); the cut is made before anything is read of
    the neighbours themselves."""
    rank, last_id = after or (None, None)
    query = "neighbours_latest" if latest else "neighbours"
    about = _centre(seen, entity) | _shape(shape)
    rows = seen.read(query, **about, after_rank=rank, after_id=last_id, limit=limit)
    return [Neighbour(row["id"], row["rank"]) for row in rows]


def neighbour_total(seen: SeenGraph, entity: str, shape: Shape) -> tuple[int, bool]:
    """How many neighbours there are in all, up to COUNTED, and whether counting stopped there."""
    about = _centre(seen, entity) | _shape(shape)
    total = int(seen.read("neighbour_total", **about, most=COUNTED + 1)[0]["total"])
    return min(total, COUNTED), total > COUNTED


def folded_links(seen: SeenGraph, entity: str, others: Sequence[str], shape: Shape) -> list[FoldedLink]:
    """The links between a cluster and each of some others, parallel facts folded, by (start, end, type)."""
    wanted = sorted({member for other in others for member in seen.clusters.all(other)})
    rows = seen.read("folded_with", **_centre(seen, entity), **_shape(shape), others=wanted)
    return [FoldedLink(**row) for row in rows]


def _centre(seen: SeenGraph, entity: str) -> dict[str, Any]:
    clusters = seen.clusters
    return {
        "members": list(clusters.all(entity)),
        "smallest": dict(clusters.smallest),
        "clustered": clusters.clustered,
    }


def _shape(shape: Shape) -> dict[str, Any]:
    return {"link_types": shape.link_types, "types": shape.types, "direction": shape.direction}
