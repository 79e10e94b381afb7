"""(:EmailAddress)-[:EMAILED]->(:EmailAddress)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.text import TEXT

EMAILED = LinkType(
    name="EMAILED",
    doc="One e-mail address wrote to another.",
    starts=("EmailAddress",),
    ends=("EmailAddress",),
    forward="wrote an e-mail to",
    backward="got an e-mail from",
    timing=Timing.MOMENT,
    attributes=(Attribute("subject", TEXT, "Subject line."),),
)
