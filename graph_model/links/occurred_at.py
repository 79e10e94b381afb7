"""(:Event|Detection)-[:OCCURRED_AT]->(:Location|Address)

Paths may walk it.
"""

from graph_model.declare import LinkType

OCCURRED_AT = LinkType(
    name="OCCURRED_AT",
    doc="Something happened or was noticed at a place.",
    starts=("Event", "Detection"),
    ends=("Location", "Address"),
    forward="occurred at",
    backward="is the scene of",
)
