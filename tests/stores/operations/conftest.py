"""Each test of the operational database runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from stores.operations import Operations

NewDatabase = Callable[[], AbstractContextManager[str]]


@pytest.fixture
def uri(new_database: NewDatabase) -> Iterator[str]:
    """The URI of an empty database."""
    with new_database() as made:
        yield made


@pytest.fixture
def operations(uri: str) -> Iterator[Operations]:
    opened = Operations.open(uri)
    yield opened
    opened.close()
