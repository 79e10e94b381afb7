"""(:Address|Organisation|Sensor)-[:LOCATED_AT]->(:Location)

Paths may walk it.
"""

from graph_model.declare import LinkType

LOCATED_AT = LinkType(
    name="LOCATED_AT",
    doc="An address, organisation or sensor stands at a place.",
    starts=("Address", "Organisation", "Sensor"),
    ends=("Location",),
    forward="is located at",
    backward="is the location of",
)
