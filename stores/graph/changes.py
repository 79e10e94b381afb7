"""Two counters in the graph, by which whoever keeps a copy knows that it is old: of all writes, and of decisions.

They begin at the hour of the first write, so that a graph that was wiped and built anew never repeats a figure.
"""

from __future__ import annotations

CHANGED = "MERGE (g:Store {name: 'graph'}) SET g.changes = coalesce(g.changes, timestamp()) + 1"
ADDED = """
MERGE (g:Store {name: 'graph'}) SET g.changes = coalesce(g.changes, timestamp()) + 1
WITH g MATCH (b:Batch {batch_id: $id}) SET b.change = g.changes, b.touched = $touched"""
"""As CHANGED; the batch keeps the figure, so that a copy may be told what was added since."""
DECIDED = "MERGE (g:Store {name: 'graph'}) SET g.decisions = coalesce(g.decisions, timestamp()) + 1"
CHANGES = "OPTIONAL MATCH (g:Store {name: 'graph'}) RETURN coalesce(g.changes, 0) AS changes"
DECISIONS = "OPTIONAL MATCH (g:Store {name: 'graph'}) RETURN coalesce(g.decisions, 0) AS changes"
