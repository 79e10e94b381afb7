"""(:Person|Vehicle)-[:TRAVELLED_ON]->(:Event)

Paths may walk it.
"""

from graph_model.declare import LinkType

TRAVELLED_ON = LinkType(
    name="TRAVELLED_ON",
    doc="A person or vehicle was on a journey, flight or crossing.",
    starts=("Person", "Vehicle"),
    ends=("Event",),
    forward="travelled on",
    backward="carried",
)
