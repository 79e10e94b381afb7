"""The graph again from the journal: after its loss, and as the migration of the store."""

from __future__ import annotations

from graph_model.errors import StoreUnavailable
from graph_model.records import Batch
from graph_model.verdicts import Decision
from graph_model.withdrawals import Withdrawal
from loaders.holding import alone, holder_name
from loaders.pipeline import Progress
from loaders.retrying import retry, retry_dangling
from loaders.settling import settle
from loaders.stores import Stores
from stores.graph.moving import move
from stores.graph.wipe import wipe
from stores.journal.wire import decode
from stores.operations.states import FAILED, WITHDRAWN
from stores.operations.tables import BatchRow

_BEGUN = "rebuild"
"""Held from before the graph is emptied until all is written again; nobody renews it."""


def rebuild(stores: Stores, progress: Progress = lambda source, batches: None) -> int:
    """Empty the graph and write every batch of the journal again, in the order in which they came, but those that were
    withdrawn; how many there were. Workers of other processes wait meanwhile, and so does what is pushed.

    Equal in content hash to the graph that was. Raises BadInput before anything is wiped when a batch is missing or
    damaged, and TooBusy. One that is cut off after that is made again by the next worker.
    """
    with alone(stores.operations.leases):
        return remake(stores, progress)


def is_cut_off(stores: Stores) -> bool:
    """Whether a rebuild emptied the graph and did not come to its end. To be asked by who has the graph for itself."""
    return stores.operations.leases.holder(_BEGUN) is not None


def remake(stores: Stores, progress: Progress = lambda source, batches: None) -> int:
    """The same for who has the graph for itself already."""
    for row in _listed(stores):
        stores.journal.read(row.id)
    begun, leases = stores.operations.leases.holder(_BEGUN) or holder_name(), stores.operations.leases
    leases.take(_BEGUN, begun)
    wipe(stores.graph)
    stores.archive.clear()
    # Listed once more: what a load wrote while the graph was being emptied stands in the journal since before.
    rows = _listed(stores)
    classes = stores.all_classes()
    decisions: list[str] = []
    for number, row in enumerate(rows, start=1):
        content = decode(stores.journal.read(row.id))
        if isinstance(content, Decision):
            decisions.append(row.id)
        elif isinstance(content, Withdrawal):
            # What it names is left out already, and it must not take out what came again since.
            stores.operations.withdrawn.settle(row.id, content, (), rebuilt=row.settled)
        else:
            _write(row, Batch(row.id, *content, row.recorded_at), stores, classes)
        progress("Rebuilding", number)
    retry_dangling([], stores, rebuilt=True)
    for decision in decisions:
        retry(decision, stores, rebuilt=True)
    leases.release(_BEGUN, begun)
    return len(rows)


def _listed(stores: Stores) -> list[BatchRow]:
    return [row for row in stores.operations.all_batches() if row.state != WITHDRAWN]


def _write(row: BatchRow, batch: Batch, stores: Stores, classes: dict[str, int]) -> None:
    try:
        outcome, before = move(stores.graph, batch, stores.graph.plan(batch, classes))
    except StoreUnavailable:
        raise
    except Exception:
        # It was set aside because it cannot be written, and must not keep the others from the graph now either.
        if row.state == FAILED:
            return
        raise
    stores.keep_up()
    settle(batch, outcome, stores, before, rebuilt=True)
