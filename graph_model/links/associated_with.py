"""(:Organisation)-[:ASSOCIATED_WITH]->(:Organisation)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.text import TEXT

ASSOCIATED_WITH = LinkType(
    name="ASSOCIATED_WITH",
    doc="Two organisations have to do with each other, by what the source says.",
    starts=("Organisation",),
    ends=("Organisation",),
    forward="is associated with",
    backward="is associated with",
    symmetric=True,
    attributes=(Attribute("context", TEXT, "What ties them, such as an alliance, a feud or trade."),),
)
