"""The operational database: batches, rejected rows, visibility classes, charts. SQLite, or PostgreSQL by URI."""

from stores.operations.database import Operations

__all__ = ["Operations"]
