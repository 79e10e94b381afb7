"""(:PhoneNumber)-[:CALLED]->(:PhoneNumber)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.text import TEXT
from graph_model.values.whole import WHOLE

CALLED = LinkType(
    name="CALLED",
    doc="One phone number called another.",
    starts=("PhoneNumber",),
    ends=("PhoneNumber",),
    forward="called",
    backward="was called by",
    timing=Timing.MOMENT,
    attributes=(
        Attribute("duration_s", WHOLE, "How long the call lasted, in seconds."),
        Attribute("kind", TEXT, "What sort of call it was, such as voice, video or missed."),
    ),
)
