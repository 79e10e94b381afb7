"""(:PaymentCard)-[:CARD_OF]->(:BankAccount)

Paths may walk it.
"""

from graph_model.declare import LinkType

CARD_OF = LinkType(
    name="CARD_OF",
    doc="A payment card draws on a bank account.",
    starts=("PaymentCard",),
    ends=("BankAccount",),
    forward="is a card of",
    backward="has the card",
)
