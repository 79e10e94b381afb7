"""(:Organisation)-[:SUBSIDIARY_OF]->(:Organisation)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.share import SHARE

SUBSIDIARY_OF = LinkType(
    name="SUBSIDIARY_OF",
    doc="An organisation is owned or controlled by another one.",
    starts=("Organisation",),
    ends=("Organisation",),
    forward="is a subsidiary of",
    backward="is the parent of",
    attributes=(Attribute("stake", SHARE, "Part of the whole that the parent holds."),),
)
