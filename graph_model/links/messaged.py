"""(:PhoneNumber)-[:MESSAGED]->(:PhoneNumber)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.text import TEXT

MESSAGED = LinkType(
    name="MESSAGED",
    doc="One phone number sent a message to another.",
    starts=("PhoneNumber",),
    ends=("PhoneNumber",),
    forward="sent a message to",
    backward="got a message from",
    timing=Timing.MOMENT,
    attributes=(Attribute("kind", TEXT, "What sort of message it was, such as SMS or picture."),),
)
