"""The graph as files for Neo4j's own import: the fast way to fill an empty database.

What stands in the files equals, in content hash, what `Graph.write` would have made of the same batches.
"""

from stores.graph.bulk.draft import Draft, Ended
from stores.graph.bulk.table import Imported

__all__ = ["Draft", "Ended", "Imported"]
