"""The graph again from the journal: after its loss, and as the migration of the store."""

from __future__ import annotations

from graph_model.records import Batch, Status
from graph_model.verdicts import Decision
from loaders.pipeline import Progress, Stores, decide, retry_dangling
from stores.graph.wipe import wipe
from stores.journal.wire import decode


def rebuild(stores: Stores, progress: Progress = lambda source, batches: None) -> int:
    """Empty the graph and write every batch of the journal again, in the order in which they came; how many there were.

    Equal in content hash to the graph that was. Raises BadInput before anything is wiped when a batch is missing or
    damaged.
    """
    rows = stores.operations.all_batches()
    for row in rows:
        stores.journal.read(row.id)
    wipe(stores.graph)
    decisions: list[tuple[Decision, str]] = []
    for number, row in enumerate(rows, start=1):
        content = decode(stores.journal.read(row.id))
        if isinstance(content, Decision):
            decisions.append((content, row.id))
        else:
            source, records = content
            batch = Batch(row.id, source, records, row.recorded_at)
            outcome = stores.graph.write(batch, stores.graph.plan(batch, stores.classes))
            stores.operations.applied(row.id, {s.value: outcome.statuses.count(s) for s in Status})
            stores.operations.loosen(outcome.loosened)
        progress("Rebuilding", number)
    retry_dangling([], stores)
    for decision, batch_id in decisions:
        decide(decision, batch_id, stores)
    return len(rows)
