"""(:Person|Organisation|Vehicle|Plate|PhoneNumber|Article|Weapon|BankAccount)-[:PARTY_TO]->(:Case|Event)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType
from graph_model.values.text import TEXT

PARTY_TO = LinkType(
    name="PARTY_TO",
    doc="Somebody or something played a part in a case or an event.",
    starts=("Person", "Organisation", "Vehicle", "Plate", "PhoneNumber", "Article", "Weapon", "BankAccount"),
    ends=("Case", "Event"),
    forward="is a party to",
    backward="involves",
    attributes=(Attribute("role", TEXT, "The part played, such as suspect, victim, witness or vehicle used."),),
)
