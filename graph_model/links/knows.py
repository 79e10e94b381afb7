"""(:Person)-[:KNOWS]->(:Person)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.text import TEXT

KNOWS = LinkType(
    name="KNOWS",
    doc="Two persons know each other.",
    starts=("Person",),
    ends=("Person",),
    forward="knows",
    backward="knows",
    symmetric=True,
    attributes=(
        Attribute("context", TEXT, "Where from they know each other, such as school, prison or co-offending."),
    ),
)
