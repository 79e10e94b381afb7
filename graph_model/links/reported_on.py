"""(:Media)-[:REPORTED_ON]->(:Person|Vehicle|Organisation)

The grade of the record says how far to believe it. Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.text import TEXT

REPORTED_ON = LinkType(
    name="REPORTED_ON",
    doc="A report makes a claim about somebody or something.",
    starts=("Media",),
    ends=("Person", "Vehicle", "Organisation"),
    forward="reports on",
    backward="is reported on in",
    timing=Timing.TIMELESS,
    attributes=(Attribute("statement", TEXT, "What the report says about them."),),
)
