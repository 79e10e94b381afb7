"""Emptying a database: for tests, and before the graph is built anew from the journal."""

from __future__ import annotations

from stores.graph.connection import Graph, store_errors

_WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
_ANY = "MATCH (n) RETURN n LIMIT 1"


def wipe(graph: Graph) -> None:
    """Delete all nodes and relationships, in several transactions; constraints and indexes stay."""
    with store_errors(), graph.session() as session:
        session.run(_WIPE).consume()


def is_empty(graph: Graph) -> bool:
    """Whether the database holds no node."""
    with store_errors(), graph.session() as session:
        return session.run(_ANY).single() is None
