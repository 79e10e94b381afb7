"""(:BankAccount|PaymentCard)-[:PAID]->(:BankAccount|PaymentCard|Organisation|Location)

Paths may walk it.
"""

from graph_model.declare import Attribute, LinkType, Timing
from graph_model.values.money import MONEY
from graph_model.values.text import TEXT

PAID = LinkType(
    name="PAID",
    doc="Money went from an account or card to another one, to an organisation or to a shop.",
    starts=("BankAccount", "PaymentCard"),
    ends=("BankAccount", "PaymentCard", "Organisation", "Location"),
    forward="paid",
    backward="was paid by",
    timing=Timing.MOMENT,
    attributes=(
        Attribute("amount", MONEY, "How much was paid."),
        Attribute("purpose", TEXT, "What the payer wrote it was for."),
    ),
)
