"""(:Sim)-[:INSERTED_IN]->(:Handset)

Paths may walk it.
"""

from graph_model.declare import LinkType

INSERTED_IN = LinkType(
    name="INSERTED_IN",
    doc="A SIM card is inserted in a handset.",
    starts=("Sim",),
    ends=("Handset",),
    forward="is inserted in",
    backward="contains",
    carries=True,
)
