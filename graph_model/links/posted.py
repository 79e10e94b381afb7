"""(:OnlineAccount|Person)-[:POSTED]->(:Media)

Paths may walk it.
"""

from graph_model.declare import LinkType, Timing

POSTED = LinkType(
    name="POSTED",
    doc="An account or person published something.",
    starts=("OnlineAccount", "Person"),
    ends=("Media",),
    forward="posted",
    backward="was posted by",
    timing=Timing.MOMENT,
)
