"""What the archive of sightings must still take over: noted in the transaction that changes them, taken off when done.

So a process that is killed after the graph's commit leaves a note behind, and whoever comes next finishes its work.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from neo4j import ManagedTransaction

from graph_model.slots import DAY_HOURS

if TYPE_CHECKING:
    from stores.graph.connection import Graph

_NOTE = """
MATCH (g:Store {name: 'graph'})
CREATE (o:ArchiveChange {number: g.changes, records: $records, days: $days})"""
DONE = "MATCH (o:ArchiveChange) WHERE o.number <= $number DELETE o"


@dataclass(slots=True)
class Touched:
    """Sightings that one transaction wrote or took out. records: their records. days: UTC days, counted from 1970, in
    which the archive may hold some of them from before."""

    records: set[str] = field(default_factory=set)
    days: set[int] = field(default_factory=set)

    def gone(self, records: Iterable[str], hours: Iterable[int]) -> None:
        """These records have, or had until now, sightings in these hours."""
        self.records.update(records)
        self.days.update(hour // DAY_HOURS for hour in hours)


def note(tx: ManagedTransaction, touched: Touched) -> None:
    """Keep what was touched for the archive, after the counter of changes was raised."""
    if touched.records:
        tx.run(_NOTE, records=sorted(touched.records), days=sorted(touched.days)).consume()


def done(graph: Graph, number: int) -> None:
    """The archive holds all changes up to this one."""
    from stores.graph.connection import store_errors

    with store_errors(), graph.session() as session:
        session.execute_write(lambda tx: tx.run(DONE, number=number).consume())
