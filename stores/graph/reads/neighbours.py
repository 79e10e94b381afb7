"""The neighbourhood of one cluster: counts first, then one page of neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_model.neighbours import COUNTED, FoldedLink, LinkCount, Neighbour, Shape
from stores.graph.seen import SeenGraph


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
