"""(:EmailAddress) known by an issued identifier: `EmailAddress:mara@example.org`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.email import EMAIL

EMAIL_ADDRESS = EntityType(
    name="EmailAddress",
    doc="An address that e-mail goes to.",
    noun=("e-mail address", "e-mail addresses"),
    key=IssuedKey(EMAIL),
    side=Side.COMMUNICATION,
    icon="mail",
    shape=Shape.TAG,
)
