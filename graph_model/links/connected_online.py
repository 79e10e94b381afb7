"""(:Person)-[:CONNECTED_ONLINE]->(:Person)

Paths may walk it.
"""

from graph_model.declare import LinkType

CONNECTED_ONLINE = LinkType(
    name="CONNECTED_ONLINE",
    doc="Two persons are connected on a social network.",
    starts=("Person",),
    ends=("Person",),
    forward="is connected online with",
    backward="is connected online with",
    symmetric=True,
)
