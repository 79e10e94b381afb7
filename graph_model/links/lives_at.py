"""(:Person)-[:LIVES_AT]->(:Address|Location)

Paths may walk it.
"""

from graph_model.declare import LinkType

LIVES_AT = LinkType(
    name="LIVES_AT",
    doc="A person lives at an address or in an area.",
    starts=("Person",),
    ends=("Address", "Location"),
    forward="lives at",
    backward="is the home of",
)
