"""Batches that were taken out again."""

from __future__ import annotations

import time
from collections.abc import Iterable

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from graph_model.records import Status
from graph_model.withdrawals import WITHDRAWALS, Withdrawal
from stores.operations.inserting import MOST, insert_missing
from stores.operations.queue import AGAIN, note_change
from stores.operations.states import APPLIED, WAITING, WITHDRAWN
from stores.operations.tables import BatchRow, PushedBatch, PushRow, RejectedRow, Wait
from stores.operations.transaction import one_after_another


class Withdrawn:
    """The withdrawals in one operational database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def keep(self, batch: str, withdrawal: Withdrawal) -> None:
        """List a withdrawal that the journal holds for the worker. From here on its batches count as withdrawn, and
        whoever sends one of them again sends it anew, under whatever key. batch: the withdrawal's own."""
        row = {"id": batch, "source": WITHDRAWALS, "recorded_at": withdrawal.decided_at, "records": 1}
        with Session(self.engine) as session, session.begin():
            one_after_another(session.connection())
            insert_missing(session, BatchRow, [row | {"state": WAITING} | {status.value: 0 for status in Status}])
            for part in _parts(withdrawal.batches):
                session.execute(update(BatchRow).where(BatchRow.id.in_(part)).values(state=WITHDRAWN))
                session.execute(delete(Wait).where(Wait.batch.in_(part)))
                session.execute(delete(RejectedRow).where(RejectedRow.batch.in_(part)))
                pushes = select(PushedBatch.push).where(PushedBatch.batch.in_(part))
                session.execute(update(PushRow).where(PushRow.id.in_(pushes)).values(key=PushRow.id))
            if withdrawal.whole:
                session.execute(delete(RejectedRow).where(RejectedRow.source == withdrawal.source))

    def settle(self, batch: str, withdrawal: Withdrawal, again: Iterable[str], *, rebuilt: bool = False) -> None:
        """Note that a withdrawal is done in the graph. again: batches to be tried again. rebuilt: it was noted before;
        a graph that is made again says nothing new."""
        now = time.time_ns() // 1_000_000
        gone = set(withdrawal.batches)
        with Session(self.engine) as session, session.begin():
            one_after_another(session.connection())
            counts = {"state": APPLIED, "statuses": "w", "written": 1}
            session.execute(update(BatchRow).where(BatchRow.id == batch).values(**counts))
            for one in () if rebuilt else withdrawal.batches:
                note_change(session, one, now, None, withdrawn=True)
            waits = [{"entity": AGAIN, "batch": one} for one in sorted(set(again) - gone)]
            insert_missing(session, Wait, waits)

    def standing(self, source: str) -> list[str]:
        """A source's batches that are in the graph or on their way, in the order in which they came."""
        with Session(self.engine) as session:
            wanted = select(BatchRow.id).where(BatchRow.source == source, BatchRow.state != WITHDRAWN)
            return [str(found) for found in session.scalars(wanted.order_by(BatchRow.sequence))]


def _parts(ids: Iterable[str]) -> Iterable[list[str]]:
    whole = sorted(ids)
    return (whole[begin : begin + MOST] for begin in range(0, len(whole), MOST))
