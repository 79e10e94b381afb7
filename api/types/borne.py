"""From those who are asked about to what sensors read of them: the identifiers that they bore, while they bore them."""

from __future__ import annotations

from collections.abc import Iterable

from stores.graph.reads.entities import resolve
from stores.graph.reads.sightings import ways_of
from stores.graph.seen import SeenGraph


def identifiers(seen: SeenGraph, ids: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """By identifier the times (milliseconds UTC, half open) in which one of these bore it; always for one of them that
    is itself an identifier. Unknown ids are left out. Raises LimitExceeded."""
    ways = ways_of(seen, sorted(set(resolve(seen, ids).values())))
    found: dict[str, list[tuple[int, int]]] = {}
    for one, several in sorted(ways.items()):
        found.setdefault(seen.clusters.of(one), []).extend((way.since, way.until) for way in several)
    return found
