"""(:Person|Organisation)-[:RENTS]->(:Address|Location|Vehicle)

Paths may walk it.
"""

from graph_model.declare import LinkType

RENTS = LinkType(
    name="RENTS",
    doc="A person or organisation rents a home, a room or a vehicle.",
    starts=("Person", "Organisation"),
    ends=("Address", "Location", "Vehicle"),
    forward="rents",
    backward="is rented by",
)
