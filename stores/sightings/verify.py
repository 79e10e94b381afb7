"""Whether archive and graph hold the same sightings, day by day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from stores.graph import Graph
from stores.graph.archive_pull import everything
from stores.sightings.archive import Archive
from stores.sightings.table import by_day, digest_of, table_of, worded

_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Compared:
    """One UTC day, counted from 1970: how many sightings either holds, and a digest of what they say."""

    day: int
    in_graph: int
    in_archive: int
    graph_digest: int
    archive_digest: int

    @property
    def equal(self) -> bool:
        """Whether both hold the same."""
        return (self.in_graph, self.graph_digest) == (self.in_archive, self.archive_digest)


def compare(archive: Archive, graph: Graph) -> list[Compared]:
    """Each day of which either holds a sighting, after the archive has taken over what waits. Nobody else must write
    meanwhile. Raises StoreUnavailable, BadInput."""
    archive.catch_up(graph)
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for columns in everything(graph):
        for day, table in by_day(table_of(columns)).items():
            counts[day][0] += len(table)
            counts[day][2] = (counts[day][2] + digest_of(table)) & _MASK
    for day, parts in archive.days():
        table = worded(archive.day(day, parts), archive.names())
        counts[day][1], counts[day][3] = len(table), digest_of(table)
    return [Compared(day, *found) for day, found in sorted(counts.items())]
