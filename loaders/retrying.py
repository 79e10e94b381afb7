"""What waited for an entity is tried again: when its ends may have come, or something that they rested on is gone."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from graph_model.keys import ordinal
from graph_model.records import Batch, Status
from graph_model.verdicts import Decision
from graph_model.withdrawals import Withdrawal
from loaders.report import Report
from loaders.settling import settle, settle_decision
from loaders.stores import Stores
from stores.graph.moving import move
from stores.journal.wire import decode

DANGLING = Status.DANGLING.value[0]


def retry_dangling(reports: Sequence[Report], stores: Stores, *, rebuilt: bool = False) -> None:
    """Write again the batches with records that wait, of this load and of earlier ones: their ends may have come.

    rebuilt: a graph that is made again says nothing new.
    """
    for batch_id in stores.operations.queue.dangling():
        begun = time.monotonic()
        retry(batch_id, stores, rebuilt=rebuilt)
        owners = [report for report in reports if batch_id in report.batches]
        for report in owners:
            report.seconds += (time.monotonic() - begun) / len(owners)
    # Also of a batch that came twice, the second time when its ends were there.
    for report in reports:
        for batch_id in report.waiting():
            report.settle(batch_id, (stores.operations.batch(batch_id).statuses or "").count(DANGLING))


def retry_for(entities: Iterable[str], stores: Stores) -> int:
    """Write again the batches that wait for one of these entities, until none of them waits for any more."""
    tried = 0
    wanted = [ordinal(entity) for entity in entities]
    while waiting := stores.operations.queue.waiting_for(wanted):
        for batch_id in waiting:
            retry(batch_id, stores)
        tried += len(waiting)
        # What is loosened by a retry waits under no entity's name yet.
        wanted = []
    return tried


def retry(batch_id: str, stores: Stores, *, rebuilt: bool = False) -> None:
    """Write one batch again."""
    content = decode(stores.journal.read(batch_id))
    if isinstance(content, Withdrawal):
        return
    if isinstance(content, Decision):
        written = stores.graph.decide(content, batch_id)
        settle_decision(content, batch_id, written, stores, rebuilt=rebuilt)
        return
    source, records = content
    batch = Batch(batch_id, source, records, stores.operations.batch(batch_id).recorded_at)
    outcome, before = move(stores.graph, batch, stores.graph.plan(batch, stores.all_classes()))
    stores.keep_up()
    settle(batch, outcome, stores, before, rebuilt=rebuilt)
