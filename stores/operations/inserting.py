"""Inserting what may be there already, on both databases, in one statement: no two writers fall over each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from stores.operations.tables import Base

MOST = 400
"""Rows of one statement: databases bound the number of parameters."""


def insert_missing(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique constraint forbids; how many they were."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    added = 0
    for begin in range(0, len(rows), MOST):
        missing = insert(table).values(list(rows[begin : begin + MOST])).on_conflict_do_nothing()
        # Without the option SQLAlchemy tells no count of inserted rows with psycopg 3: it is -1.
        found = session.execute(missing, execution_options={"preserve_rowcount": True})
        added += found.rowcount  # type: ignore[attr-defined]
    return added
