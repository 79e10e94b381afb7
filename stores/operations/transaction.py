"""One transaction of the operational database, and what is said where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from graph_model.errors import StoreUnavailable

_WRITING = 7_446_854
"""Number of the lock that PostgreSQL's writers take: any that nobody else takes in this database."""


@contextmanager
def database_errors(do: str) -> Iterator[None]:
    """Raise StoreUnavailable, with what to do, where the database fails."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreUnavailable(f"The operational database does not answer: {type(error).__name__}.", do=do) from error


@contextmanager
def transaction(engine: Engine, do: str) -> Iterator[Session]:
    """All or nothing. Raises StoreUnavailable, with what to do."""
    with database_errors(do), Session(engine) as session, session.begin():
        yield session


def one_after_another(connection: Connection) -> None:
    """First of all in a transaction: until it ends, no other that asks for this runs. For those that look at what
    others may be writing, or write rows in whatever order, so that two would wait for each other."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(select(func.pg_advisory_xact_lock(_WRITING)))
