"""A source that turned out wrong is taken out again: the graph is as if what it said had never come."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable

from graph_model.errors import BadArgument
from graph_model.keys import record_id
from graph_model.records import Record, Source
from graph_model.verdicts import Decision
from graph_model.withdrawals import Withdrawal
from loaders.push.sources import OURS
from loaders.retrying import retry, retry_for
from loaders.stores import Stores
from stores.graph.withdrawing import redescribe, take_out, unmark
from stores.journal.wire import decode, encode_withdrawal
from stores.operations.states import WITHDRAWN
from stores.operations.tables import BatchRow


def withdraw(
    stores: Stores, *, source: str | None = None, batch: str | None = None, reason: str, by: str
) -> Withdrawal:
    """Have a source, or one batch of one, taken out: kept in the journal, and listed for the worker.

    Raises BadArgument where there is no such thing, or it is a person's decision.
    """
    rows = stores.operations.all_batches()
    if batch is not None:
        chosen = [row for row in rows if row.id.startswith(batch)] if len(batch) >= 8 else []
        argument = "--batch"
    else:
        chosen = [row for row in rows if row.source == source]
        argument = "--source"
    chosen = [row for row in chosen if row.state != WITHDRAWN]
    if batch is not None and len(chosen) > 1:
        raise BadArgument(argument, "Several batches begin like this.", expected="the whole id")
    if any(row.source in OURS for row in chosen):
        raise BadArgument(argument, "A person's decision is taken back by withdrawVerdict.", expected="a source")
    if not chosen:
        raise BadArgument(argument, "There is no such thing in the journal.", expected="a source, or a batch's id")
    return withdraw_batches(stores, chosen, whole=batch is None, reason=reason, by=by)


def withdraw_batches(stores: Stores, rows: Iterable[BatchRow], *, whole: bool, reason: str, by: str) -> Withdrawal:
    """Have these batches of one source taken out."""
    chosen = list(rows)
    withdrawal = Withdrawal(
        id=f"withdrawal-{secrets.token_hex(8)}",
        source=chosen[0].source,
        batches=tuple(row.id for row in chosen),
        whole=whole,
        reason=reason,
        by=by,
        decided_at=time.time_ns() // 1_000_000,
    )
    kept = stores.journal.append(encode_withdrawal(withdrawal))
    stores.operations.withdrawn.keep(kept, withdrawal)
    return withdrawal


def apply_withdrawal(withdrawal: Withdrawal, batch: str, stores: Stores) -> None:
    """Take the batches out of the graph; doing it again changes nothing. batch: the withdrawal's own."""
    gone: set[str] = set()
    loosened: set[str] = set()
    for one in withdrawal.batches:
        _, records = _records(one, stores)
        refs = {record_id(withdrawal.source, record.ref) for record in records}
        gone |= refs
        loosened.update(take_out(stores.graph, withdrawal.source, refs, one))
    stores.keep_up()
    again = _remaining(withdrawal, gone, stores)
    unmark(stores.graph, again)
    stores.operations.withdrawn.settle(batch, withdrawal, [*again, *loosened])
    for one in again:
        retry(one, stores)
    retry_for((), stores)


def _remaining(withdrawal: Withdrawal, gone: set[str], stores: Stores) -> list[str]:
    """The source's other batches that say something of the same records: it holds again. The source is described by
    those that are left."""
    again: list[str] = []
    last: Source | None = None
    vcs: set[int] = set()
    known = stores.all_classes()
    for row in stores.operations.withdrawn.standing(withdrawal.source):
        last, records = _records(row, stores)
        classes = {record.visibility or last.visibility for record in records if record.facts}
        vcs |= {known[name] for name in classes}
        if any(record_id(withdrawal.source, record.ref) in gone for record in records):
            again.append(row)
    redescribe(stores.graph, last, withdrawal.source, vcs)
    return again


def _records(batch: str, stores: Stores) -> tuple[Source, tuple[Record, ...]]:
    content = decode(stores.journal.read(batch))
    assert not isinstance(content, Decision | Withdrawal)
    return content
