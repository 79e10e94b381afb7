"""(:Organisation)-[:REGISTERED_AT]->(:Address|Location)

Paths may walk it.
"""

from graph_model.declare import LinkType

REGISTERED_AT = LinkType(
    name="REGISTERED_AT",
    doc="An organisation has its registered seat at an address.",
    starts=("Organisation",),
    ends=("Address", "Location"),
    forward="is registered at",
    backward="is the registered seat of",
)
