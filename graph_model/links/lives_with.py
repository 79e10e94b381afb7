"""(:Person)-[:LIVES_WITH]->(:Person)

Paths may walk it.
"""

from graph_model.declare import LinkType

LIVES_WITH = LinkType(
    name="LIVES_WITH",
    doc="Two persons share a home.",
    starts=("Person",),
    ends=("Person",),
    forward="lives with",
    backward="lives with",
    symmetric=True,
)
