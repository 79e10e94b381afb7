"""Batches on their way from the journal into the graph: which wait, how each ended, and who waits for an entity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson
from sqlalchemy import Engine, Select, delete, func, or_, select, update
from sqlalchemy.orm import Session

from graph_model.records import Status
from graph_model.withdrawals import WITHDRAWALS
from stores.operations.inserting import MOST, insert_missing
from stores.operations.states import APPLIED, FAILED, KEPT, WAITING, WITHDRAWN
from stores.operations.tables import BatchRow, ChangeRow, Counter, PushedBatch, PushRow, Wait
from stores.operations.transaction import one_after_another

AGAIN = 0
"""In place of an entity: the batch is to be tried again, whatever comes."""
LETTERS = {status.value[0]: status for status in Status}


@dataclass(frozen=True, slots=True)
class Settled:
    """How a batch ended. statuses: a letter for each record. waits: ordinals of the entities that its records wait for.
    changed: indexes of the records that changed the graph; None for all. answers: push -> its answer (JSON)."""

    batch: str
    statuses: str
    at: int
    waits: Collection[int] = ()
    changed: Sequence[int] | None = ()
    loosened: Collection[str] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


class Queue:
    """The way of batches in one operational database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def next(self) -> BatchRow | None:
        """The batch that is to be written next. Withdrawals go first: what comes again after one is no part of it."""
        order = (BatchRow.source != WITHDRAWALS, BatchRow.sequence)
        with Session(self.engine, expire_on_commit=False) as session:
            return session.scalar(select(BatchRow).where(BatchRow.state == WAITING).order_by(*order).limit(1))

    def length(self) -> int:
        """How many batches wait."""
        with Session(self.engine) as session:
            return session.scalar(select(func.count()).where(BatchRow.state == WAITING)) or 0

    def enqueue(self, batches: Iterable[str], states: Sequence[str] = (KEPT, APPLIED, WITHDRAWN, FAILED)) -> None:
        """Let the worker write these again. states: those from which a batch may come."""
        with Session(self.engine) as session, session.begin():
            for batch in batches:
                found = update(BatchRow).where(BatchRow.id == batch, BatchRow.state.in_(states))
                session.execute(found.values(state=WAITING, fault=None))

    def adopt(self, before: int) -> int:
        """Take over batches that a load kept before this time (milliseconds UTC) and never wrote: it was killed."""
        with Session(self.engine) as session, session.begin():
            lost = update(BatchRow).where(BatchRow.state == KEPT, BatchRow.recorded_at < before)
            return session.execute(lost.values(state=WAITING)).rowcount  # type: ignore[attr-defined,no-any-return]

    def retry_failed(self) -> int:
        """Let the worker try batches again that could not be written; how many there are."""
        with Session(self.engine) as session, session.begin():
            failed = update(BatchRow).where(BatchRow.state == FAILED).values(state=WAITING, fault=None)
            return session.execute(failed).rowcount  # type: ignore[attr-defined,no-any-return]

    def failed(self, batch: str, fault: str) -> None:
        """Set a batch aside that cannot be written."""
        with Session(self.engine) as session, session.begin():
            session.execute(update(BatchRow).where(BatchRow.id == batch).values(state=FAILED, fault=fault))

    def settle(self, settled: Settled) -> None:
        """Note how a batch ended, in one transaction."""
        counts = {status.value: settled.statuses.count(letter) for letter, status in LETTERS.items()}
        with Session(self.engine) as session, session.begin():
            one_after_another(session.connection())
            here = BatchRow.id == settled.batch
            session.execute(update(BatchRow).where(here).values(statuses=settled.statuses, **counts))
            session.execute(delete(Wait).where(Wait.batch == settled.batch))
            waits = [{"entity": entity, "batch": settled.batch} for entity in sorted(settled.waits)]
            waits += [{"entity": AGAIN, "batch": batch} for batch in sorted(settled.loosened)]
            insert_missing(session, Wait, waits)
            for push, answer in settled.answers.items():
                session.execute(update(PushRow).where(PushRow.id == push).values(answer=answer))
            # A push of the same batch that was acknowledged meanwhile is still to be answered: it is looked at again.
            if session.scalar(_unanswered(settled.batch).limit(1)) is None:
                ended = update(BatchRow).where(here, BatchRow.state.in_((KEPT, WAITING, FAILED)))
                session.execute(ended.values(state=APPLIED, fault=None))
            if settled.changed is None or settled.changed:
                note_change(session, settled.batch, settled.at, settled.changed)

    def unanswered(self, batch: str) -> list[tuple[PushRow, bool]]:
        """Pushes of this batch that are still to be answered line by line, and whether it had come before."""
        with Session(self.engine, expire_on_commit=False) as session:
            wanted = _unanswered(batch).add_columns(PushedBatch.again).order_by(PushRow.received_at, PushRow.id)
            return [(push, again) for push, again in session.execute(wanted)]

    def waiting_for(self, entities: Iterable[int]) -> list[str]:
        """Batches with records that wait for one of these entities, or that are to be tried again anyway."""
        wanted = [AGAIN, *entities]
        found: set[str] = set()
        with Session(self.engine) as session:
            if session.scalar(select(Wait.batch).limit(1)) is None:
                return []
            for begin in range(0, len(wanted), MOST):
                part = wanted[begin : begin + MOST]
                found.update(session.scalars(select(Wait.batch).where(Wait.entity.in_(part)).distinct()))
        return sorted(found)

    def try_again(self, batches: Iterable[str]) -> None:
        """Let those of these batches that are in the graph be tried again."""
        with Session(self.engine) as session, session.begin():
            for batch in sorted(batches):
                if session.scalar(select(BatchRow.state).where(BatchRow.id == batch)) == APPLIED:
                    insert_missing(session, Wait, [{"entity": AGAIN, "batch": batch}])

    def dangling(self) -> list[str]:
        """Batches with anything that waits, in the order in which they came."""
        with Session(self.engine) as session:
            again = select(Wait.batch).where(Wait.entity == AGAIN)
            wait = select(BatchRow.id).where(
                or_(BatchRow.dangling > 0, BatchRow.id.in_(again)), BatchRow.state == APPLIED
            )
            return list(session.scalars(wait.order_by(BatchRow.sequence)))


def _unanswered(batch: str) -> Select[PushRow]:
    of_batch = select(PushRow).join(PushedBatch, PushedBatch.push == PushRow.id).where(PushedBatch.batch == batch)
    return of_batch.where(PushRow.refusals.is_not(None), PushRow.answer.is_(None))


def note_change(
    session: Session, batch: str, at: int, changed: Sequence[int] | None, *, withdrawn: bool = False
) -> None:
    """Append to the list of changes inside a transaction. The counter's row is held until it ends, so that nobody can
    read a later change before an earlier one."""
    insert_missing(session, Counter, [{"name": "changes", "value": 0}])
    session.execute(update(Counter).where(Counter.name == "changes").values(value=Counter.value + 1))
    sequence = session.scalar(select(Counter.value).where(Counter.name == "changes"))
    records = None if changed is None else orjson.dumps(list(changed)).decode()
    session.add(ChangeRow(sequence=sequence, batch=batch, at=at, withdrawn=withdrawn, records=records))
