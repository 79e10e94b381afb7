"""(:Media)-[:MENTIONS]->(:Person|Organisation|Location|Vehicle|PhoneNumber|Case|Event|Article)

Paths may walk it.
"""

from graph_model.declare import LinkType, Timing

MENTIONS = LinkType(
    name="MENTIONS",
    doc="A document or recording names somebody or something.",
    starts=("Media",),
    ends=("Person", "Organisation", "Location", "Vehicle", "PhoneNumber", "Case", "Event", "Article"),
    forward="mentions",
    backward="is mentioned in",
    timing=Timing.TIMELESS,
)
