"""(:Person)-[:HOLDS]->(:IdDocument)

Two persons who hold one document are proposed as the same. Paths may walk it.
"""

from graph_model.declare import LinkType

HOLDS = LinkType(
    name="HOLDS",
    doc="A person holds an identity document.",
    starts=("Person",),
    ends=("IdDocument",),
    forward="holds",
    backward="is held by",
    identifies=True,
    carries=True,
)
