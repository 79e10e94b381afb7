"""What records said leaves the graph without a trace, as if they had never come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import neo4j
from neo4j import ManagedTransaction

from graph_model.records import Source
from graph_model.registry import Registry
from stores.graph.archiving import Touched, note
from stores.graph.changes import CHANGED
from stores.graph.connection import WRITE_TIMEOUT, Graph, store_errors
from stores.graph.known import forget, keep_silent, sweep

_LINK_TYPES = """
OPTIONAL MATCH (s:Source {name: $name})
RETURN coalesce(s.link_types, []) AS link_types"""
_UNMARK = "UNWIND $ids AS id MATCH (b:Batch {batch_id: id}) DELETE b"
_LEAVE = "MATCH (s:Source {name: $name}) DELETE s"
_DESCRIBE = """
MATCH (s:Source {name: $name})
SET s.title = $title, s.licence = $licence, s.zone = $zone, s.country = $country,
    s.reliability = $reliability, s.credibility = $credibility, s.vcs = $vcs"""


def take_out(graph: Graph, source: str, records: Collection[str], marker: str) -> dict[str, int]:
    """Take out all that these records of a source say, and the marker of the batch that they came in, in one
    transaction. Returns the batches of others with facts that dangle again. Raises StoreUnavailable."""
    work = neo4j.unit_of_work(metadata={"query": "take_out"}, timeout=WRITE_TIMEOUT)(_take_out)
    with store_errors(), graph.session() as session:
        return session.execute_write(work, source, sorted(records), marker, graph.registry)


def unmark(graph: Graph, batches: Sequence[str]) -> None:
    """Let batches be written as if they came for the first time."""
    _run(graph, _UNMARK, ids=list(batches))


def redescribe(graph: Graph, source: Source | None, name: str, vcs: Collection[int]) -> None:
    """A source as those of its batches that are left describe it; None where there is none. vcs: classes of its
    facts."""
    if source is None:
        _run(graph, _LEAVE, name=name)
        return
    grade = source.grade
    about: dict[str, Any] = {
        "title": source.title,
        "licence": source.licence,
        "zone": source.zone,
        "country": source.country,
    }
    about |= {"reliability": grade.reliability, "credibility": grade.credibility}
    _run(graph, _DESCRIBE, name=name, vcs=sorted(vcs), **about)


def _take_out(
    tx: ManagedTransaction, source: str, records: list[str], marker: str, registry: Registry
) -> dict[str, int]:
    link_types = tx.run(_LINK_TYPES, name=source).single(strict=True)["link_types"]
    sightings = Touched()
    touched = forget(tx, records, link_types, sightings)
    keep_silent(tx, {}, records)
    loosened = sweep(tx, touched, registry, sightings)
    tx.run(_UNMARK, ids=[marker]).consume()
    tx.run(CHANGED).consume()
    note(tx, sightings)
    return loosened


def _run(graph: Graph, text: str, **values: Any) -> None:
    with store_errors(), graph.session() as session:
        session.execute_write(lambda tx: tx.run(text, **values).consume())
