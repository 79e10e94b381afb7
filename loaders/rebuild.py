"""The graph again from the journal: after its loss, and as the migration of the store."""

from __future__ import annotations

from graph_model.records import Batch
from graph_model.verdicts import Decision
from graph_model.withdrawals import Withdrawal
from loaders.pipeline import Progress
from loaders.retrying import retry, retry_dangling
from loaders.settling import settle
from loaders.stores import Stores
from stores.graph.moving import move
from stores.graph.wipe import wipe
from stores.journal.wire import decode
from stores.operations.states import WITHDRAWN


def rebuild(stores: Stores, progress: Progress = lambda source, batches: None) -> int:
    """Empty the graph and write every batch of the journal again, in the order in which they came, but those that were
    withdrawn; how many there were.

    Equal in content hash to the graph that was. Raises BadInput before anything is wiped when a batch is missing or
    damaged.
    """
    rows = [row for row in stores.operations.all_batches() if row.state != WITHDRAWN]
    for row in rows:
        stores.journal.read(row.id)
    classes = stores.all_classes()
    wipe(stores.graph)
    stores.archive.clear()
    decisions: list[str] = []
    for number, row in enumerate(rows, start=1):
        content = decode(stores.journal.read(row.id))
        if isinstance(content, Decision):
            decisions.append(row.id)
        elif isinstance(content, Withdrawal):
            # What it names is left out already, and it must not take out what came again since.
            stores.operations.withdrawn.settle(row.id, content, ())
        else:
            source, records = content
            batch = Batch(row.id, source, records, row.recorded_at)
            outcome, before = move(stores.graph, batch, stores.graph.plan(batch, classes))
            stores.keep_up()
            settle(batch, outcome, stores, before, rebuilt=True)
        progress("Rebuilding", number)
    retry_dangling([], stores, rebuilt=True)
    for decision in decisions:
        retry(decision, stores, rebuilt=True)
    return len(rows)
