"""Rows that were refused: kept as they came, listed, and taken out once they were read after a fix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Engine, delete, func, select, tuple_
from sqlalchemy.orm import Session

from graph_model.records import Rejection
from stores.operations.inserting import MOST, insert_missing
from stores.operations.tables import RejectedRow


class Rejected:
    """The rejected rows of one operational database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def page(
        self,
        source: str | None,
        batch: str | None,
        visible: Collection[str] | None,
        after: tuple[int, str] | None,
        limit: int,
    ) -> list[RejectedRow]:
        """Rows in the order in which they came. visible: names of the classes that may be seen, None for all. after:
        time and id of the last row before."""
        with Session(self.engine, expire_on_commit=False) as session:
            wanted = select(RejectedRow).where(*_which(source, batch, visible))
            if after is not None:
                wanted = wanted.where(tuple_(RejectedRow.recorded_at, RejectedRow.id) > after)
            return list(session.scalars(wanted.order_by(RejectedRow.recorded_at, RejectedRow.id).limit(limit)))

    def count(self, source: str | None, batch: str | None = None, visible: Collection[str] | None = None) -> int:
        """How many there are."""
        with Session(self.engine) as session:
            counted = select(func.count()).select_from(RejectedRow).where(*_which(source, batch, visible))
            return session.scalar(counted) or 0

    def pushed(self, source: str | None, limit: int, after: tuple[int, str] | None) -> list[RejectedRow]:
        """Rows that can be read again, as it is known what they were pushed as."""
        with Session(self.engine, expire_on_commit=False) as session:
            wanted = select(RejectedRow).where(RejectedRow.kind.is_not(None), *_which(source, None, None))
            if after is not None:
                wanted = wanted.where(tuple_(RejectedRow.recorded_at, RejectedRow.id) > after)
            return list(session.scalars(wanted.order_by(RejectedRow.recorded_at, RejectedRow.id).limit(limit)))


def _which(source: str | None, batch: str | None, visible: Collection[str] | None) -> Iterator[Any]:
    if source is not None:
        yield RejectedRow.source == source
    if batch is not None:
        yield RejectedRow.batch == batch
    if visible is not None:
        yield RejectedRow.visibility.in_(visible)


def keep_rejected(
    session: Session,
    source: str,
    rejections: Iterable[Rejection],
    recorded_at: int,
    batch: str | None = None,
    kind: str | None = None,
    rule: str | None = None,
    visibility: str | Callable[[Rejection], str] | None = None,
) -> None:
    """Keep refused rows inside a transaction; one that came before in the same way is kept once.

    visibility: name of the class whose readers may see them, or what gives it for a row.
    """
    more = {"source": source, "batch": batch, "recorded_at": recorded_at, "kind": kind, "rule": rule}
    found = iter(rejections)
    while part := list(islice(found, MOST // 4)):
        rows = [
            _row(source, one, kind) | more | {"visibility": visibility(one) if callable(visibility) else visibility}
            for one in part
        ]
        insert_missing(session, RejectedRow, rows)


def forget_rejected(session: Session, ids: Collection[str]) -> None:
    """Take rows out inside a transaction."""
    wanted = sorted(ids)
    for begin in range(0, len(wanted), MOST):
        session.execute(delete(RejectedRow).where(RejectedRow.id.in_(wanted[begin : begin + MOST])))


def _row(source: str, rejection: Rejection, kind: str | None) -> dict[str, Any]:
    raw = orjson.dumps(rejection.raw, default=str).decode()
    identity = [source, rejection.code, rejection.field, raw, "" if raw != "null" else str(rejection.row)]
    return {
        "id": blake2b("\0".join(identity + ([kind] if kind else [])).encode(), digest_size=16).hexdigest(),
        "row": rejection.row,
        "code": rejection.code,
        "field": rejection.field[:200],
        "reason": rejection.reason,
        "raw": raw,
    }
