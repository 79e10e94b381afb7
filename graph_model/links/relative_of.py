"""(:Person)-[:RELATIVE_OF]->(:Person)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.text import TEXT

RELATIVE_OF = LinkType(
    name="RELATIVE_OF",
    doc="Two persons belong to one family.",
    starts=("Person",),
    ends=("Person",),
    forward="is a relative of",
    backward="is a relative of",
    timing=Timing.TIMELESS,
    symmetric=True,
    attributes=(Attribute("relation", TEXT, "How they are related, such as mother, brother or cousin."),),
)
