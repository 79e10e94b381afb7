"""(:Person)-[:MEMBER_OF]->(:Organisation)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.text import TEXT

MEMBER_OF = LinkType(
    name="MEMBER_OF",
    doc="A person belongs to a group, club, party or gang.",
    starts=("Person",),
    ends=("Organisation",),
    forward="is a member of",
    backward="has as a member",
    attributes=(Attribute("role", TEXT, "Part that the person plays in it."),),
)
