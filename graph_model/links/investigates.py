"""(:Person|Organisation)-[:INVESTIGATES]->(:Case|Event)

Paths may not walk it: an officer joins all their cases.
"""

from graph_model.declare import LinkType

INVESTIGATES = LinkType(
    name="INVESTIGATES",
    doc="An officer or authority works on a case.",
    starts=("Person", "Organisation"),
    ends=("Case", "Event"),
    forward="investigates",
    backward="is investigated by",
    walk=False,
)
