"""How a push goes on after it was acknowledged: how far it is, and how it is stopped."""

from __future__ import annotations

from typing import Any

from loaders.stores import Stores
from loaders.withdrawing import withdraw_batches
from stores.operations.pushes import Standing
from stores.operations.tables import PushRow

WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"


def state_of(standing: Standing) -> str:
    """One word for how a push stands."""
    counts, push = standing.counts, standing.push
    if counts["waiting"]:
        return WAITING if counts["waiting"] + push.refused == push.rows else RUNNING
    if push.cancelled:
        return CANCELLED
    return FAILED if counts["failed"] else DONE


def job_of(standing: Standing) -> dict[str, Any]:
    """A push as it is told to whoever polls. The counts sum to `rows`."""
    push = standing.push
    return {
        "job": push.id,
        "state": state_of(standing),
        "key": push.key,
        "source": push.source,
        "kind": push.kind,
        "rows": push.rows,
        **standing.counts,
        "batches": list(standing.batches),
        "faults": sorted(set(standing.faults)),
    }


def cancel(push: PushRow, by: str, stores: Stores) -> None:
    """Stop a push: what is not written yet never will be, and the journal says who wanted it so."""
    waiting = set(stores.operations.pushes.unsettled(push.id))
    rows = [row for row in stores.operations.all_batches() if row.id in waiting] if waiting else []
    if rows:
        stores.operations.pushes.cancel(push.id)
        withdraw_batches(stores, rows, whole=False, reason="the job was cancelled", by=by)
