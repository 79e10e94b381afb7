"""The neighbourhood of one cluster: counts first, then one page of neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stores.graph.seen import SeenGraph


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Visible facts of one type and direction ("OUT", "IN"), and how many neighbours they lead to."""

    link_type: str
    direction: str
    facts: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbouring cluster. facts: visible facts shared with the centre; last: the latest one's time in milliseconds
    UTC, None where none is dated; rank: what the order goes by, larger first."""

    id: str
    facts: int
    last: int | None
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
    rows = seen.read("link_counts", members=list(seen.clusters.all(entity)), smallest=dict(seen.clusters.smallest))
    return [LinkCount(row["link_type"], "OUT" if row["out"] else "IN", row["facts"], row["neighbours"]) for row in rows]


def neighbours(
    seen: SeenGraph,
    entity: str,
    *,
    link_types: Sequence[str] | None = None,
    types: Sequence[str] | None = None,
    direction: str = "BOTH",
    latest: bool = False,
    after: tuple[int, str] | None = None,
    limit: int = 50,
) -> list[Neighbour]:
    """Neighbours by shared facts, or by the latest one, after (rank, id); the cut is made before anything is read of
    the neighbours themselves."""
    rank, last_id = after or (None, None)
    rows = seen.read(
        "neighbours",
        members=list(seen.clusters.all(entity)),
        smallest=dict(seen.clusters.smallest),
        link_types=None if link_types is None else list(link_types),
        types=None if types is None else list(types),
        direction=direction,
        by_last=latest,
        after_rank=rank,
        after_id=last_id,
        limit=limit,
    )
    return [Neighbour(row["id"], row["facts"], row["last"], row["rank"]) for row in rows]


def folded_links(seen: SeenGraph, ids: Iterable[str], link_types: Sequence[str] | None = None) -> list[FoldedLink]:
    """The links among the clusters of these ids, parallel facts folded, by (start, end, type)."""
    members = sorted({member for entity in ids for member in seen.clusters.all(entity)})
    rows = seen.read(
        "folded_links",
        ids=members,
        smallest=dict(seen.clusters.smallest),
        link_types=None if link_types is None else list(link_types),
    )
    return [FoldedLink(**row) for row in rows]
