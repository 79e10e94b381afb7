"""(:Event|Detection|Media|Article|Weapon)-[:BELONGS_TO]->(:Case)

Paths may walk it.
"""

from graph_model.declare import LinkType, Timing

BELONGS_TO = LinkType(
    name="BELONGS_TO",
    doc="Something is part of the file of a case.",
    starts=("Event", "Detection", "Media", "Article", "Weapon"),
    ends=("Case",),
    forward="belongs to",
    backward="includes",
    timing=Timing.TIMELESS,
)
