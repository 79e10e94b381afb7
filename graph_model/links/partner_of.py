"""(:Person)-[:PARTNER_OF]->(:Person)

Paths may walk it.
"""

from graph_model.declare import LinkType

PARTNER_OF = LinkType(
    name="PARTNER_OF",
    doc="Two persons are married or live as a couple.",
    starts=("Person",),
    ends=("Person",),
    forward="is the partner of",
    backward="is the partner of",
    symmetric=True,
)
