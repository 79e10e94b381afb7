"""(:OnlineAccount)-[:FOLLOWS]->(:OnlineAccount)

Paths may walk it.
"""

from graph_model.declare import LinkType

FOLLOWS = LinkType(
    name="FOLLOWS",
    doc="An online account follows another one.",
    starts=("OnlineAccount",),
    ends=("OnlineAccount",),
    forward="follows",
    backward="is followed by",
)
