"""The fixtures of sightline/testing/plugin.py."""

from __future__ import annotations

from sightline.services.health import Connection, check
from stores.graph import Graph


def test_the_server_logs_in_and_says_its_version(neo4j_server: Connection) -> None:
    assert check(neo4j_server).startswith("Neo4j/")


def test_a_graph_is_empty_before_each_test_first(empty_graph: Graph) -> None:
    with empty_graph.session() as session:
        assert session.run("MATCH (n) RETURN count(n)").single(strict=True)[0] == 0
        session.run("UNWIND range(1, 12000) AS i CREATE (:Entity {entity_id: toString(i)})-[:X]->(:Y)").consume()


def test_a_graph_is_empty_before_each_test_again(empty_graph: Graph) -> None:
    with empty_graph.session() as session:
        assert session.run("MATCH (n) RETURN count(n)").single(strict=True)[0] == 0
        assert session.run("SHOW CONSTRAINTS YIELD name RETURN count(name)").single(strict=True)[0] > 0
