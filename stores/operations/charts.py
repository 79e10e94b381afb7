"""Saved charts: every version is kept, and of two who build on the same version neither overwrites the other."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import blake2b, sha256

from sqlalchemy import ColumnElement, Engine, Select, and_, func, or_, select, update
from sqlalchemy.orm import Session

from stores.operations.tables import ChartRow, ChartVersionRow
from stores.operations.transaction import one_after_another, transaction

_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
"""What `create` makes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be saved. content, trace: JSON. saved_at: milliseconds UTC."""

    title: str
    case: str | None
    content: str
    trace: str
    saved_by: str
    saved_at: int

    @property
    def digest(self) -> str:
        """SHA-256 of what a person made: title, case and content."""
        return sha256("\0".join((self.title, self.case or "", self.content)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SavedChart:
    """One version of a chart. current: the number of the one that is shown; this one may be an older one, or one that
    was set aside. base: the version that it was built on, None for the first."""

    id: str
    version: int
    current: int
    base: int | None
    title: str
    case: str | None
    content: str
    digest: str
    trace: str
    saved_by: str
    saved_at: int


class Charts:
    """The charts of one operational database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _session(self) -> AbstractContextManager[Session]:
        return transaction(self._engine, "try again; nothing of the chart was changed")

    def create(self, draft: Draft) -> SavedChart:
        """A new chart. The same, sent again by the same person while nobody built on it and the graph says the same, is
        the chart that is there."""
        with self._session() as session:
            # Otherwise a double click would make two.
            one_after_another(session.connection())
            known = (
                select(ChartRow, ChartVersionRow)
                .join(ChartVersionRow, ChartVersionRow.chart == ChartRow.id)
                .where(ChartRow.highest == 1, *_same(draft), ChartVersionRow.trace == draft.trace)
                .order_by(ChartRow.id)
            )
            if found := session.execute(known).first():
                return _saved(found[0], found[1])
            chart = ChartRow(id=secrets.token_urlsafe(16), highest=1, **_shown(draft, 1))
            session.add(chart)
            session.flush()
            return _saved(chart, _add(session, chart, 1, None, draft))

    def save(self, id: str, base: int, draft: Draft) -> SavedChart | None:
        """A version built on version `base`; None where there is no such chart or version.

        Where somebody else was faster, it is kept all the same, set aside: its number is not `current`. The same, sent
        again, is the version that is there.
        """
        if not _ID.fullmatch(id):
            return None
        with self._session() as session:
            # First a write: it locks the chart's row (PostgreSQL) or the database (SQLite) until the end.
            taken = update(ChartRow).where(ChartRow.id == id).values(highest=ChartRow.highest + 1)
            session.execute(taken.execution_options(synchronize_session=False))
            chart = session.get(ChartRow, id)
            if chart is None:
                return None
            if not 1 <= base < chart.highest:
                chart.highest -= 1
                return None
            own = ChartVersionRow.chart == id
            again = select(ChartVersionRow).where(own, ChartVersionRow.base == base, *_same(draft))
            if found := session.scalar(again.order_by(ChartVersionRow.version)):
                chart.highest -= 1
                return _saved(chart, found)
            version = chart.highest
            if base == chart.current:
                for name, value in _shown(draft, version).items():
                    setattr(chart, name, value)
            return _saved(chart, _add(session, chart, version, base, draft))

    def get(self, id: str, version: int | None = None) -> SavedChart | None:
        """One version of a chart, the current one if None is named."""
        if not _ID.fullmatch(id):
            return None
        with self._session() as session:
            chart = session.get(ChartRow, id)
            if chart is None:
                return None
            row = session.get(ChartVersionRow, (id, chart.current if version is None else version))
            return None if row is None else _saved(chart, row)

    def versions(self, id: str, after: int | None, limit: int) -> list[SavedChart]:
        """All versions, the newest first, after the version `after`."""
        wanted = _joined(ChartVersionRow.chart == ChartRow.id).where(ChartRow.id == id)
        if after is not None:
            wanted = wanted.where(ChartVersionRow.version < after)
        with self._session() as session:
            rows = session.execute(wanted.order_by(ChartVersionRow.version.desc()).limit(limit))
            return [_saved(row[0], row[1]) for row in rows]

    def highest(self, id: str) -> int:
        """How many versions a chart has."""
        with self._session() as session:
            return session.scalar(select(ChartRow.highest).where(ChartRow.id == id)) or 0

    def listed(self, cases: Collection[str] | None, after: tuple[int, str] | None, limit: int) -> list[SavedChart]:
        """The current versions, those saved last first, then by id. cases: only of these; after: (saved_at, id)."""
        current = and_(ChartVersionRow.chart == ChartRow.id, ChartVersionRow.version == ChartRow.current)
        wanted = _joined(current).where(*_of(cases))
        if after is not None:
            at, id = after
            older = and_(ChartRow.changed_at == at, ChartRow.id > id)
            wanted = wanted.where(or_(ChartRow.changed_at < at, older))
        with self._session() as session:
            rows = session.execute(wanted.order_by(ChartRow.changed_at.desc(), ChartRow.id).limit(limit))
            return [_saved(row[0], row[1]) for row in rows]

    def total(self, cases: Collection[str] | None) -> int:
        """How many charts there are of these cases, or in all."""
        with self._session() as session:
            counted = select(func.count()).select_from(ChartRow).where(*_of(cases))
            return session.scalar(counted) or 0


def _joined(on: ColumnElement[bool]) -> Select[ChartRow, ChartVersionRow]:
    return select(ChartRow, ChartVersionRow).join(ChartVersionRow, on)


def _of(cases: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if cases is None else [ChartRow.case_key.in_(sorted(map(case_key, cases)))]


def case_key(case: str) -> str:
    """The hash of a case's id: an id may be too long for an index."""
    return blake2b(case.encode(), digest_size=16).hexdigest()


def _same(draft: Draft) -> tuple[ColumnElement[bool], ...]:
    return ChartVersionRow.digest == draft.digest, ChartVersionRow.saved_by == draft.saved_by


def _shown(draft: Draft, version: int) -> dict[str, object]:
    case = None if draft.case is None else case_key(draft.case)
    return {"current": version, "changed_at": draft.saved_at, "case_key": case}


def _add(session: Session, chart: ChartRow, version: int, base: int | None, draft: Draft) -> ChartVersionRow:
    row = ChartVersionRow(
        chart=chart.id,
        version=version,
        base=base,
        title=draft.title,
        case_id=draft.case,
        content=draft.content,
        digest=draft.digest,
        trace=draft.trace,
        saved_by=draft.saved_by,
        saved_at=draft.saved_at,
    )
    session.add(row)
    return row


def _saved(chart: ChartRow, row: ChartVersionRow) -> SavedChart:
    return SavedChart(
        id=chart.id,
        version=row.version,
        current=chart.current,
        base=row.base,
        title=row.title,
        case=row.case_id,
        content=row.content,
        digest=row.digest,
        trace=row.trace,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )
