"""Whether the constraints and indexes that the registry asks for are in the database."""

from __future__ import annotations

from stores.graph.connection import Graph, store_errors
from stores.graph.schema import statements

# A constraint's index bears the name of the constraint.
_ONLINE = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name"


def missing(graph: Graph) -> list[str]:
    """Names of constraints and indexes that are absent or not online, in the order of the schema."""
    with store_errors(), graph.session() as session:
        present = {record["name"] for record in session.run(_ONLINE)}
    # "CREATE CONSTRAINT name IF NOT EXISTS ...", "CREATE FULLTEXT INDEX name IF NOT EXISTS ...": the word before IF.
    wanted = (statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2] for statement in statements(graph.registry))
    return [name for name in wanted if name not in present]
