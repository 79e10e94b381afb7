"""Neo4j: the only import of its driver, the only Cypher."""

from stores.graph.connection import Graph, store_errors

__all__ = ["Graph", "store_errors"]
