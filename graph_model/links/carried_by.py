"""(:Plate|RfidTag|RadioDevice)-[:CARRIED_BY]->(:Vehicle|Article|Weapon|Person)

A plate is on a vehicle; a tag on a thing, a vehicle or a person; a radio device with a person or in a vehicle. Paths
may walk it.
"""

from graph_model.declare import LinkType

CARRIED_BY = LinkType(
    name="CARRIED_BY",
    doc="A plate, tag or radio device is fixed to or carried by something or somebody.",
    starts=("Plate", "RfidTag", "RadioDevice"),
    ends=("Vehicle", "Article", "Weapon", "Person"),
    forward="is carried by",
    backward="carries",
    bears=True,
    carries=True,
)
