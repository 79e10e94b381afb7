"""(:Location|Address)-[:PART_OF]->(:Location)

Paths may not walk it: an area joins everybody who lives in it.
"""

from graph_model.declare import LinkType, Timing

PART_OF = LinkType(
    name="PART_OF",
    doc="A place lies inside a larger area.",
    starts=("Location", "Address"),
    ends=("Location",),
    forward="is part of",
    backward="contains",
    timing=Timing.TIMELESS,
    walk=False,
)
