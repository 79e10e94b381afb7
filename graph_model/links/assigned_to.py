"""(:PhoneNumber)-[:ASSIGNED_TO]->(:Sim)

Paths may walk it.
"""

from graph_model.declare import LinkType

ASSIGNED_TO = LinkType(
    name="ASSIGNED_TO",
    doc="A phone number is assigned to a SIM card.",
    starts=("PhoneNumber",),
    ends=("Sim",),
    forward="is assigned to",
    backward="has the number",
    carries=True,
)
