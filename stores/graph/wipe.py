"""Emptying a database: for tests, and before the graph is built anew from the journal."""

from __future__ import annotations

from stores.graph.connection import Graph, store_errors

_WIPE = (
    "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS",
)
"""Relationships first: on few nodes hang very many of them, more than one transaction's memory holds."""
_ANY = "MATCH (n) RETURN n LIMIT 1"


def wipe(graph: Graph) -> None:
    """Delete all nodes and relationships, in several transactions; constraints and indexes stay."""
    with store_errors(), graph.session() as session:
        for text in _WIPE:
            session.run(text).consume()


def is_empty(graph: Graph) -> bool:
    """Whether the database holds no node."""
    with store_errors(), graph.session() as session:
        return session.run(_ANY).single() is None
