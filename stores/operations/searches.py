"""Searches that cases asked: how often one was repeated with other parameters, so that many tries can be judged."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session

from stores.operations.charts import case_key
from stores.operations.tables import SearchRow
from stores.operations.transaction import transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for a case. digest: of the parameters, whatever the order of their lists. parameters: canonical
    JSON. classes: names of the visibility classes of who asked. asked_at: milliseconds UTC."""

    case: str
    question: str
    digest: str
    parameters: str
    classes: frozenset[str]
    asked_by: str
    asked_at: int


@dataclass(frozen=True, slots=True)
class Tried:
    """times: how often the question was asked, the last time included. others: how often of these with other
    parameters. different: how many other sets of parameters these were. since: milliseconds UTC of the first time."""

    times: int
    others: int
    different: int
    since: int


@dataclass(frozen=True, slots=True)
class Search:
    """A search that was kept. sequence: in the order in which they were asked."""

    sequence: int
    question: str
    digest: str
    parameters: str
    asked_by: str
    asked_at: int


class Searches:
    """The searches of one operational database. `cases`: ids of one case, which may be known by several."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _session(self) -> AbstractContextManager[Session]:
        return transaction(self._engine, "try again, or leave out the case: a search that names one is kept")

    def keep(self, asked: Asked) -> None:
        """Keep a search. Nothing is ever taken out."""
        with self._session() as session:
            session.add(
                SearchRow(
                    case_key=case_key(asked.case),
                    question=asked.question,
                    digest=asked.digest,
                    parameters=asked.parameters,
                    classes="\n".join(sorted(asked.classes)),
                    asked_by=asked.asked_by,
                    asked_at=asked.asked_at,
                )
            )

    def tried(self, cases: Collection[str], question: str, digest: str, classes: Collection[str]) -> Tried:
        """How often a case asked a question, as far as a reader of these visibility classes may know."""
        count, parameters = func.count(), SearchRow.digest
        with self._session() as session:
            known = _known(session, classes)
            of = (*_of(cases), SearchRow.question == question, SearchRow.classes.in_(known))
            rows = session.execute(
                select(parameters, count, func.min(SearchRow.asked_at)).where(*of).group_by(parameters)
            ).all()
        others = [times for other, times, _ in rows if other != digest]
        since = min((first for _, _, first in rows), default=0)
        return Tried(sum(times for _, times, _ in rows), sum(others), len(others), since)

    def listed(
        self, cases: Collection[str], question: str | None, classes: Collection[str], after: int | None, limit: int
    ) -> tuple[list[Search], int]:
        """Searches of a case that a reader of these classes may know, the last one first, after the sequence `after`;
        and how many there are in all."""
        with self._session() as session:
            of = [*_of(cases), SearchRow.classes.in_(_known(session, classes))]
            if question is not None:
                of.append(SearchRow.question == question)
            total = session.scalar(select(func.count()).select_from(SearchRow).where(*of)) or 0
            if after is not None:
                of.append(SearchRow.sequence < after)
            rows = session.scalars(select(SearchRow).where(*of).order_by(SearchRow.sequence.desc()).limit(limit))
            return [_search(row) for row in rows], total


def _of(cases: Collection[str]) -> list[ColumnElement[bool]]:
    return [SearchRow.case_key.in_(sorted(map(case_key, cases)))]


def _known(session: Session, classes: Collection[str]) -> list[str]:
    """The sets of classes, as they are written, that lie within those of a reader: there are few of them."""
    written = session.scalars(select(SearchRow.classes).distinct())
    return sorted(one for one in written if set(one.split("\n")) <= set(classes))


def _search(row: SearchRow) -> Search:
    return Search(row.sequence, row.question, row.digest, row.parameters, row.asked_by, row.asked_at)
