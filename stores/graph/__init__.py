"""Neo4j: the only import of its driver, the only Cypher."""

from stores.graph.connection import Graph, refuses, store_errors
from stores.graph.first_load import FirstLoad
from stores.graph.rows import Planned

__all__ = ["FirstLoad", "Graph", "Planned", "refuses", "store_errors"]
