"""Neo4j: the only import of its driver, the only Cypher."""

from stores.graph.connection import Graph, refuses, store_errors
from stores.graph.first_load import FirstLoad, SeenEntities
from stores.graph.rows import Planned

__all__ = ["FirstLoad", "Graph", "Planned", "SeenEntities", "refuses", "store_errors"]
