"""(:Person)-[:STAYED_AT]->(:Location|Address|Organisation)

Paths may walk it.
"""

from graph_model.declare import LinkType

STAYED_AT = LinkType(
    name="STAYED_AT",
    doc="A person stayed at a place for some time.",
    starts=("Person",),
    ends=("Location", "Address", "Organisation"),
    forward="stayed at",
    backward="lodged",
)
