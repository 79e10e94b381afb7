"""Random views and their networkx twins: what the oracle is asked."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st

from algorithms.drawn import drawn
from graph_model.view import View

NAMES = [f"p{number:02}" for number in range(24)]
_LINK = st.tuples(st.sampled_from(NAMES), st.sampled_from(["KNOWS", "OWES"]), st.sampled_from(NAMES))
LINES = st.builds(
    lambda links, alone: [*(f"{a} -{kind}-> {b}" for a, kind, b in links), *alone],
    st.lists(_LINK, max_size=70),
    st.lists(st.sampled_from(NAMES), max_size=5),
)
VIEWS = LINES.map(lambda lines: drawn(*lines))


def twin(view: View) -> nx.Graph[int]:
    """The undirected simple graph beneath a view."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(view.ids)))
    graph.add_edges_from((int(a), int(b)) for a, b in zip(view.starts, view.ends, strict=True) if a != b)
    return graph
