"""What scripts pushed: acknowledged in one transaction with its batches and refused rows, and counted ever after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, case, func, select, update
from sqlalchemy.orm import Session

from graph_model.records import Rejection, Status
from stores.operations.inserting import insert_missing
from stores.operations.rejected import forget_rejected, keep_rejected
from stores.operations.states import APPLIED, FAILED, KEPT, WAITING, WITHDRAWN
from stores.operations.tables import BatchRow, DescribedSource, PushedBatch, PushRow
from stores.operations.transaction import one_after_another


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch that the journal holds and nobody knows of yet. records: how many."""

    id: str
    records: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a push stands. counts: of its rows by how they ended; those that are `waiting` for the worker, or were set
    aside as `failed` or `cancelled` before they were written, are among them; all sum to its rows. batches: their ids
    in order. faults: of those that failed."""

    push: PushRow
    counts: dict[str, int]
    batches: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether no row waits for the worker any more."""
        return not self.counts["waiting"]


class Pushes:
    """The pushes of one operational database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def accept(
        self,
        push: PushRow,
        batches: Sequence[Kept],
        rejections: Iterable[Rejection],
        rule: str,
        visibility: Callable[[Rejection], str],
        replayed: Sequence[str] = (),
    ) -> PushRow:
        """Acknowledge a push: when this returns it is not lost. The push of the same key instead, where there is one.

        rule: version of the rules that refused its rows. visibility: the class of who may see such a row. replayed: ids
        of rejected rows that it holds again.
        """
        values = {column.name: getattr(push, column.name) for column in PushRow.__table__.columns}
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            # Whoever settles one of its batches meanwhile sees this push, or is seen by it: it is answered either way.
            one_after_another(session.connection())
            if not insert_missing(session, PushRow, [values]):
                return session.scalars(select(PushRow).where(PushRow.key == push.key)).one()
            for number, kept in enumerate(batches):
                again = not _list(session, kept, push)
                session.add(PushedBatch(push=push.id, number=number, batch=kept.id, again=again))
            keep_rejected(session, push.source, rejections, push.received_at, None, push.kind, rule, visibility)
            forget_rejected(session, replayed)
        return push

    def of_key(self, key: str) -> PushRow | None:
        """The push with this key."""
        with Session(self.engine, expire_on_commit=False) as session:
            return session.scalar(select(PushRow).where(PushRow.key == key))

    def of_id(self, push: str) -> PushRow | None:
        """The push with this id."""
        with Session(self.engine, expire_on_commit=False) as session:
            return session.scalar(select(PushRow).where(PushRow.id == push))

    def standing(self, push: PushRow) -> Standing:
        """How its rows stand now."""
        counts = dict.fromkeys((*(status.value for status in Status), "waiting", "failed", "cancelled"), 0)
        counts["rejected"] = push.refused
        with Session(self.engine, expire_on_commit=False) as session:
            found = list(
                session.execute(
                    select(BatchRow, PushedBatch.again)
                    .join(PushedBatch, PushedBatch.batch == BatchRow.id)
                    .where(PushedBatch.push == push.id)
                    .order_by(PushedBatch.number)
                )
            )
        for batch, again in found:
            if batch.state in (KEPT, WAITING):
                counts["waiting"] += batch.records
            elif batch.statuses is None:
                counts["failed" if batch.state == FAILED else "cancelled"] += batch.records
            else:
                for status in Status:
                    told = Status.UNCHANGED if again and status is Status.WRITTEN else status
                    counts[told.value] += getattr(batch, status.value)
        faults = tuple(batch.fault for batch, _ in found if batch.fault)
        return Standing(push, counts, tuple(batch.id for batch, _ in found), faults)

    def unsettled(self, push: str) -> list[str]:
        """Its batches that nobody wrote yet and no other push holds."""
        others = select(PushedBatch.batch).where(PushedBatch.push != push)
        with Session(self.engine) as session:
            wanted = (
                select(BatchRow.id)
                .join(PushedBatch, PushedBatch.batch == BatchRow.id)
                .where(PushedBatch.push == push, BatchRow.state == WAITING, BatchRow.statuses.is_(None))
                .where(BatchRow.id.not_in(others))
            )
            return list(session.scalars(wanted.order_by(BatchRow.sequence)))

    def cancel(self, push: str) -> None:
        """Note that somebody cancelled it."""
        with Session(self.engine) as session, session.begin():
            session.execute(update(PushRow).where(PushRow.id == push).values(cancelled=True))

    def described(self, source: str) -> str | None:
        """What a script said of its source, as JSON."""
        with Session(self.engine) as session:
            return session.scalar(select(DescribedSource.description).where(DescribedSource.name == source))

    def describe(self, source: str, description: str) -> None:
        """Keep what a script says of its source."""
        with Session(self.engine) as session, session.begin():
            insert_missing(session, DescribedSource, [{"name": source, "description": description}])
            changed = update(DescribedSource).where(DescribedSource.name == source)
            session.execute(changed.values(description=description))

    def newest_batch(self, source: str) -> str | None:
        """The batch of a source that came last."""
        with Session(self.engine) as session:
            wanted = select(BatchRow.id).where(BatchRow.source == source)
            return session.scalar(wanted.order_by(BatchRow.sequence.desc()).limit(1))

    def totals(self) -> dict[str, int]:
        """Rows of all pushes: acknowledged, and by how they ended. For whoever checks that nothing was lost."""
        with Session(self.engine) as session:
            refused, rows = session.execute(
                select(func.coalesce(func.sum(PushRow.refused), 0), func.coalesce(func.sum(PushRow.rows), 0))
            ).one()
            ended = session.execute(
                select(
                    *(
                        func.coalesce(func.sum(case((BatchRow.statuses.is_not(None), getattr(BatchRow, s.value)))), 0)
                        for s in Status
                    )
                ).join(PushedBatch, PushedBatch.batch == BatchRow.id)
            ).one()
        counts = dict(zip((s.value for s in Status), map(int, ended), strict=True))
        counts["rejected"] += int(refused)
        return {"acknowledged": int(rows)} | counts


def _list(session: Session, kept: Kept, push: PushRow) -> bool:
    """List a batch for the worker; False where it stands listed already, and is only looked at once more."""
    row = {
        "id": kept.id,
        "source": push.source,
        "recorded_at": push.received_at,
        "records": kept.records,
        "state": WAITING,
    } | {status.value: 0 for status in Status}
    if insert_missing(session, BatchRow, [row]):
        return True
    here = update(BatchRow).where(BatchRow.id == kept.id)
    back = session.execute(here.where(BatchRow.state == WITHDRAWN).values(state=WAITING, statuses=None))
    if back.rowcount:  # type: ignore[attr-defined]
        return True
    session.execute(here.where(BatchRow.state.in_((APPLIED, FAILED))).values(state=WAITING, fault=None))
    return False
