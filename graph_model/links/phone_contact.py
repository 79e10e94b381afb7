"""(:Person)-[:PHONE_CONTACT]->(:Person)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.whole import WHOLE

PHONE_CONTACT = LinkType(
    name="PHONE_CONTACT",
    doc="Two persons are in touch by phone, by what the source says.",
    starts=("Person",),
    ends=("Person",),
    forward="is in phone contact with",
    backward="is in phone contact with",
    symmetric=True,
    attributes=(Attribute("times", WHOLE, "How often they were in touch in this time."),),
)
