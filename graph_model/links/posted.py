"""(:OnlineAccount|Person|Organisation)-[:POSTED]->(:Media)

Paths may walk it.
"""

from graph_model.declare import LinkType, Timing

POSTED = LinkType(
    name="POSTED",
    doc="An account, person or organisation published something.",
    starts=("OnlineAccount", "Person", "Organisation"),
    ends=("Media",),
    forward="posted",
    backward="was posted by",
    timing=Timing.MOMENT,
)
