"""(:Media)-[:RECORDED_AT]->(:Location|Sensor)

Paths may walk it.
"""

from graph_model.declare import LinkType

RECORDED_AT = LinkType(
    name="RECORDED_AT",
    doc="A recording was made at a place or by a sensor.",
    starts=("Media",),
    ends=("Location", "Sensor"),
    forward="was recorded at",
    backward="recorded",
)
