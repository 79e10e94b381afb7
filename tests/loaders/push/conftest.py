"""What is pushed goes through both operational databases: SQLite and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest


@pytest.fixture
def operations_uri(new_database: Callable[[], AbstractContextManager[str]]) -> Iterator[str]:
    """Where the operational database of `stores` is."""
    with new_database() as made:
        yield made
