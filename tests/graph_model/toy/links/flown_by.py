"""(:Drone)-[:FLOWN_BY]->(:Pilot)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.point import POINT

FLOWN_BY = LinkType(
    name="FLOWN_BY",
    doc="A pilot flew a drone once.",
    starts=("Drone",),
    ends=("Pilot",),
    forward="was flown by",
    backward="flew",
    timing=Timing.MOMENT,
    attributes=(Attribute("launched", POINT, "Where it took off."),),
)
