"""(:Person|Organisation)-[:OWNS]->(:Vehicle|Article|Weapon|Organisation|Address|Location|BankAccount)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.share import SHARE

OWNS = LinkType(
    name="OWNS",
    doc="A person or organisation owns something, wholly or in part.",
    starts=("Person", "Organisation"),
    ends=("Vehicle", "Article", "Weapon", "Organisation", "Address", "Location", "BankAccount"),
    forward="owns",
    backward="is owned by",
    attributes=(Attribute("stake", SHARE, "Part of the whole that is owned."),),
)
