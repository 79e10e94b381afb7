"""(:PhoneNumber) known by an issued identifier: `PhoneNumber:+447911123456`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.phone import PHONE

PHONE_NUMBER = EntityType(
    name="PhoneNumber",
    doc="A number that calls and messages go to, whoever uses it.",
    noun=("phone number", "phone numbers"),
    key=IssuedKey(PHONE),
    side=Side.COMMUNICATION,
    icon="phone",
    shape=Shape.TAG,
)
