"""A URI that cannot be used is refused with what to do, and is not repeated: it may hold a password."""

from __future__ import annotations

import sys

import pytest

from graph_model.errors import SettingsError, StoreUnavailable
from stores.operations import Operations

SECRET = "hunter2"


@pytest.mark.parametrize(
    "uri", [f"mysql://me:{SECRET}@db/ops", f"nonsense://me:{SECRET}@db", SECRET, "", "postgresql://h:port/d"]
)
def test_a_uri_of_no_database_that_is_known_is_refused(uri: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Operations.open(uri)
    assert caught.value.where == "SIGHTLINE_OPERATIONS_URI"
    assert SECRET not in str(caught.value)


def test_without_its_driver_the_extra_is_named_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match="not installed") as caught:
        Operations.open(f"postgresql://me:{SECRET}@db/ops")
    assert "sightline-graph[postgresql]" in caught.value.do
    assert SECRET not in str(caught.value)


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        Operations.open(f"postgresql://me:{SECRET}@127.0.0.1:1/ops")
    assert SECRET not in str(caught.value)
