"""The same operational database as if nothing had ever come, for properties that are tried many times over."""

from __future__ import annotations

from stores.operations import Operations
from stores.operations.tables import Base, VisibilityClass


def empty(operations: Operations) -> None:
    """Delete every row but the classes, whose numbers others may hold."""
    with operations.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table is not VisibilityClass.__table__:
                connection.execute(table.delete())
