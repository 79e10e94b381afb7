"""(:IdDocument) known by an issued identifier: `IdDocument:GB:passport:925665416`."""

from graph_model.declare import Attribute, EntityType, IssuedKey, Shape, Side
from graph_model.values.day import DAY
from graph_model.values.document import DOCUMENT

ID_DOCUMENT = EntityType(
    name="IdDocument",
    doc="A passport, identity card, driving licence or national id number.",
    noun=("id document", "id documents"),
    key=IssuedKey(DOCUMENT),
    side=Side.PEOPLE,
    icon="id",
    shape=Shape.TAG,
    attributes=(Attribute("expires", DAY, "Last day on which it is valid."),),
)
