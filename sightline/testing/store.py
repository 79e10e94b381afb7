"""How a test's store is opened: with the standard model, and never on top of somebody's data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from graph_model.errors import SettingsError
from graph_model.registry import build
from sightline.services.health import Connection
from stores.graph import Graph
from stores.graph.wipe import is_empty, wipe

WIPE_VARIABLE = "SIGHTLINE_TEST_MAY_WIPE"


@contextmanager
def open_store(connection: Connection) -> Iterator[Graph]:
    """Connect, apply the schema, and leave an empty graph behind.

    Tests wipe the database before each test, so a `NEO4J_URI` that points at real data is refused.
    """
    graph = Graph.connect(connection.uri, connection.user, connection.password, build(), database=connection.database)
    try:
        if not is_empty(graph) and os.environ.get(WIPE_VARIABLE) != "1":
            raise SettingsError(
                "The database for tests holds data, and tests would wipe it.",
                where=connection.uri,
                expected="an empty database",
                do=f"name another in NEO4J_URI, or set {WIPE_VARIABLE}=1 if what it holds may go",
            )
        graph.apply_schema()
        yield graph
        wipe(graph)
    finally:
        graph.close()
