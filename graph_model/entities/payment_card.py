"""(:PaymentCard) known by an issued identifier: `PaymentCard:4111111111111111`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.card import CARD

PAYMENT_CARD = EntityType(
    name="PaymentCard",
    doc="A debit, credit, loyalty or fuel card that pays or is charged.",
    noun=("payment card", "payment cards"),
    key=IssuedKey(CARD),
    side=Side.MONEY,
    icon="card",
    shape=Shape.BARREL,
)
