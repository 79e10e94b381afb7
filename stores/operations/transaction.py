"""One transaction of the operational database, and what is said where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from graph_model.errors import StoreUnavailable


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
