"""A batch of the journal into the graph by the worker, which may be killed between the graph's commit and its own note.

How each record ended is kept with the batch's marker, in the same transaction. Whoever writes the batch again finds it
there, so that what was written once is not counted as unchanged.
"""

from __future__ import annotations

import neo4j
from neo4j import ManagedTransaction

from graph_model.records import Batch, Outcome
from graph_model.registry import Registry
from stores.graph.connection import WRITE_TIMEOUT, Graph, store_errors
from stores.graph.first_load import FirstLoad
from stores.graph.rows import Planned
from stores.graph.write import write_batch

_MARKED = "OPTIONAL MATCH (b:Batch {batch_id: $id}) RETURN b.statuses AS statuses"
_REMEMBER = "MATCH (b:Batch {batch_id: $id}) SET b.statuses = $statuses"
_LOOSE = "MATCH (b:Batch) WHERE b.dangling > 0 RETURN collect(b.batch_id) AS ids"


def move(graph: Graph, batch: Batch, planned: list[Planned]) -> tuple[Outcome, str | None]:
    """Write a planned batch in one transaction: how each record ended, and, as letters, how it had ended when the batch
    was written before. Raises StoreUnavailable."""
    work = neo4j.unit_of_work(metadata={"query": "move_batch"}, timeout=WRITE_TIMEOUT)(_move)
    with store_errors(), graph.session() as session:
        return session.execute_write(work, batch, planned, graph.registry)


def loose_batches(graph: Graph) -> set[str]:
    """Batches whose marker says that something of them dangles."""
    with store_errors(), graph.session() as session:
        return set(session.run(_LOOSE).single(strict=True)["ids"])


def _move(
    tx: ManagedTransaction, batch: Batch, planned: list[Planned], registry: Registry
) -> tuple[Outcome, str | None]:
    before: str | None = tx.run(_MARKED, id=batch.id).single(strict=True)["statuses"]
    outcome = write_batch(tx, batch, planned, registry, FirstLoad())
    if before is None:
        letters = "".join(status.value[0] for status in outcome.statuses)
        tx.run(_REMEMBER, id=batch.id, statuses=letters).consume()
    return outcome, before
