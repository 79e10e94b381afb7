"""Sightings in columns, whoever may see them, for the archive: what changed, or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import neo4j

from stores.graph.archiving import DONE
from stores.graph.connection import WRITE_TIMEOUT, Graph, store_errors

Columns = dict[str, list[Any]]
NONE = -1000.0
"""Stands for no latitude, longitude or confidence: Neo4j's lists hold no null."""
PART = 50_000
"""Sightings that one answer holds, about."""
CHANGES = 20
"""Transactions whose sightings are taken over at once."""
# Whoever writes holds this lock until they commit: what is read under it is one state of the graph.
_LOCK = "MATCH (g:Store {name: 'graph'}) SET g.changes = g.changes RETURN g.changes AS changes"
_IDENTITY = """
MERGE (g:Store {name: 'graph'}) SET g.identity = coalesce(g.identity, randomUUID())
RETURN g.identity AS identity"""
_NOTED = """
MATCH (o:ArchiveChange) WITH o ORDER BY o.number LIMIT $limit
RETURN o.number AS number, o.records AS records, o.days AS days"""


@dataclass(frozen=True, slots=True)
class Change:
    """What some transactions did to sightings. first, number: of the first and the last of them. records: those that
    they touched. days: UTC days, counted from 1970, in which the archive may hold some of them from before. now: their
    sightings as they are, in columns."""

    first: int
    number: int
    records: frozenset[str]
    days: frozenset[int]
    now: Columns


def is_behind(graph: Graph) -> bool:
    """Whether the archive lacks something. Raises StoreUnavailable."""
    with store_errors(), graph.session() as session:
        return bool(session.run(graph.catalogue["archive_pending"].text).single(strict=True)["waiting"])


def identity(graph: Graph) -> str:
    """A name of this graph that none has that is made after a wipe. Raises StoreUnavailable."""
    with store_errors(), graph.session() as session:
        return str(session.execute_write(lambda tx: tx.run(_IDENTITY).single(strict=True)["identity"]))


def next_change(graph: Graph, after: int) -> Change | None:
    """What the archive must take over next; None where it holds everything. after: the last change that it holds.
    Raises StoreUnavailable."""
    with store_errors(), graph.session() as session:
        work = neo4j.unit_of_work(metadata={"query": "archive_change"}, timeout=WRITE_TIMEOUT)(_change)
        return session.execute_write(work, graph.catalogue["archive_records"].text, after)


def everything(graph: Graph) -> Iterator[Columns]:
    """All sightings in the order of their hours, in parts of about PART that end with an hour."""
    with store_errors(), graph.session() as session:
        found = session.run(graph.catalogue["archive_hours"].text).single(strict=True)
        low: int | None = None
        held = 0
        for hour, sightings in zip(found["hours"], found["sightings"], strict=True):
            low = hour if low is None else low
            held += sightings
            if held >= PART:
                yield _between(session, graph, low, hour + 1)
                low, held = None, 0
        if low is not None:
            yield _between(session, graph, low, found["hours"][-1] + 1)


def _between(session: neo4j.Session, graph: Graph, low: int, high: int) -> Columns:
    text = graph.catalogue["archive_between"].text
    return dict(session.run(text, low=low, high=high, none=NONE).single(strict=True))


def _change(tx: neo4j.ManagedTransaction, text: str, after: int) -> Change | None:
    tx.run(_LOCK).consume()
    tx.run(DONE, number=after).consume()
    noted = list(tx.run(_NOTED, limit=CHANGES))
    if not noted:
        return None
    records = frozenset(record for one in noted for record in one["records"])
    now = dict(tx.run(text, records=sorted(records), none=NONE).single(strict=True))
    first, last = noted[0]["number"], noted[-1]["number"]
    return Change(first, last, records, frozenset(day for one in noted for day in one["days"]), now)
