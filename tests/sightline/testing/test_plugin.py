"""The fixtures of the pytest plugin."""

from __future__ import annotations

import os

import pytest

from graph_model.errors import SettingsError
from sightline.services.health import Connection, check
from sightline.settings import load_settings
from sightline.testing.servers import kind, local_copy, release
from sightline.testing.store import WIPE_VARIABLE, open_store
from stores.graph import Graph
from stores.graph.schema_check import missing


def count(graph: Graph) -> int:
    with graph.session() as session:
        return int(session.run("MATCH (n) RETURN count(n)").single(strict=True)[0])


def test_the_server_logs_in_and_says_its_version(neo4j_server: Connection) -> None:
    assert check(neo4j_server).startswith("Neo4j/")
    assert kind() != "local" or check(neo4j_server) == f"Neo4j/{release().version}"


@pytest.mark.parametrize("turn", ["first", "again"])
def test_a_graph_is_empty_before_each_test_and_has_its_schema(empty_graph: Graph, turn: str) -> None:
    assert count(empty_graph) == 0
    assert missing(empty_graph) == []
    with empty_graph.session() as session:
        session.run("UNWIND range(1, 6000) AS i CREATE (:Entity {entity_id: toString(i)})-[:X]->(:Y)").consume()
    assert count(empty_graph) == 12000


def test_a_database_that_holds_data_is_not_taken_for_tests(
    empty_graph: Graph, neo4j_server: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(WIPE_VARIABLE, raising=False)
    with empty_graph.session() as session:
        session.run("CREATE (:Precious)").consume()
    with pytest.raises(SettingsError, match="tests would wipe it"), open_store(neo4j_server):
        pass
    assert count(empty_graph) == 1


def test_what_a_killed_test_run_left_behind_is_cleared_away() -> None:
    settings = load_settings()
    left = settings.data_folder / "tests" / f"{os.getpid()}-1-0"  # our process id, at a time before we were
    left.mkdir(parents=True)
    with local_copy(settings) as copy:
        assert not left.exists()
        home = copy.home.path
        assert home.exists()
    assert not home.exists()
