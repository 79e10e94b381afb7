"""Entities that somebody puts into a box of degrees."""

from __future__ import annotations

from collections.abc import Sequence

from graph_model.errors import LimitExceeded
from stores.graph.seen import SeenGraph

MOST = 20_000
"""Entities of one answer."""


def in_box(seen: SeenGraph, box: tuple[float, float, float, float], types: Sequence[str] | None = None) -> list[str]:
    """Clusters with a member whose `position` any visible claim puts into south, north, west, east, sorted.

    Their working position may lie outside: the caller looks. Raises LimitExceeded for a box with too many.
    """
    south, north, west, east = box
    bounds = {"south": south, "north": north, "west": west, "east": east}
    rows = seen.read("claims_in_box", **bounds, types=None if types is None else list(types), most=MOST + 1)
    if len(rows) > MOST:
        raise LimitExceeded("entities in the area", len(rows), MOST)
    return sorted({seen.clusters.of(row["id"]) for row in rows})
