"""The pytest plugin: fixtures for tests against a real Neo4j. Loaded wherever `sightline-graph` is installed.

`neo4j_server` and `graph_store` live as long as the session (with pytest-xdist: one server for each worker),
`empty_graph` is the same store, wiped before the test, `stopped_home` a server of the test's own to start and kill.
`sightline_instance` is the whole product, loaded, as a process of its own with a Neo4j of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from sightline.testing import KIND_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.pipeline import Stores
    from sightline.services.health import Connection
    from sightline.services.neo4j import LocalServer
    from sightline.testing.instance import Instance
    from stores.graph import Graph


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Workers that share one database would wipe each other's graph: with a Neo4j of one's own there is one worker."""
    workers = getattr(config.option, "numprocesses", None)
    if workers and (os.environ.get(KIND_VARIABLE) or "uri") == "uri" and os.environ.get("NEO4J_URI"):
        config.option.numprocesses = 1


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Connection]:
    """A running Neo4j: `uri`, `user`, `password`, `database`."""
    from sightline.testing.servers import kind, server

    with server(kind()) as connection:
        yield connection


@pytest.fixture(scope="session")
def graph_store(neo4j_server: Connection) -> Iterator[Graph]:
    """The store on that server with the standard model's schema; what earlier tests wrote may still be in it."""
    from sightline.testing.store import open_store

    with open_store(neo4j_server) as graph:
        yield graph


@pytest.fixture(scope="session")
def neo4j_driver(graph_store: Graph) -> Any:
    """The driver of `graph_store`, for whoever wants to look for themselves."""
    return graph_store.driver


@pytest.fixture
def empty_graph(graph_store: Graph) -> Graph:
    """The store without a node or a relationship; the schema stays."""
    from stores.graph.wipe import wipe

    wipe(graph_store)
    return graph_store


@pytest.fixture
def operations_uri(tmp_path: Path) -> str:
    """Where the operational database of `stores` is. Yours to override: a PostgreSQL must be empty."""
    return f"sqlite:///{tmp_path / 'operations.sqlite'}"


@pytest.fixture
def stores(empty_graph: Graph, operations_uri: str, tmp_path: Path) -> Iterator[Stores]:
    """The empty store with a journal and an operational database of the test's own: what `loaders.pipeline` needs."""
    from loaders.pipeline import Stores
    from stores.journal import Journal
    from stores.operations import Operations
    from stores.sightings import Archive

    operations = Operations.open(operations_uri)
    classes = operations.classes(("open", "secret"))
    yield Stores(empty_graph, Journal(tmp_path / "journal"), operations, classes, Archive(tmp_path / "sightings"))
    operations.close()


@pytest.fixture
def stopped_home() -> Iterator[LocalServer]:
    """A local server of the test's own, initialised and not started: `start()`, `kill()` and `stop()` as you like."""
    from sightline.settings import load_settings
    from sightline.testing.servers import local_copy

    with local_copy(load_settings()) as copy:
        yield copy


@pytest.fixture(scope="session")
def sightline_loads() -> Sequence[Sequence[str]]:
    """What `sightline_instance` is loaded with: the arguments of each `sightline load`, in turn. Yours to override."""
    return [("demo-city", "--option", "people=600")]


@pytest.fixture(scope="session")
def sightline_instance(
    sightline_loads: Sequence[Sequence[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Instance]:
    """A loaded Sightline that answers, thrown away at the end: `address`, `ask`, `push`, `run`, `neo4j`."""
    from sightline.testing.instance import instance
    from sightline.testing.servers import kind, server

    with (
        server(kind()) as connection,
        instance(connection, tmp_path_factory.mktemp("instance"), sightline_loads) as one,
    ):
        yield one
