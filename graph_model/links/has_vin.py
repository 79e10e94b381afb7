"""(:Vehicle)-[:HAS_VIN]->(:Vin)

Two vehicles with one number are proposed as the same. Paths may walk it.
"""

from graph_model.declare import LinkType

HAS_VIN = LinkType(
    name="HAS_VIN",
    doc="A vehicle has an identification number stamped into it.",
    starts=("Vehicle",),
    ends=("Vin",),
    forward="has the identification number",
    backward="is the identification number of",
    identifies=True,
)
