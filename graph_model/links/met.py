"""(:Person)-[:MET]->(:Person)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.whole import WHOLE

MET = LinkType(
    name="MET",
    doc="Two persons met.",
    starts=("Person",),
    ends=("Person",),
    forward="met",
    backward="met",
    symmetric=True,
    attributes=(Attribute("times", WHOLE, "How often they met in this time."),),
)
