"""(:RfidTag) known by an issued identifier: `RfidTag:30395DFA8226A4400005B2A7`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.rfid import RFID

RFID_TAG = EntityType(
    name="RfidTag",
    doc="A radio tag that is fixed to a thing, a vehicle or a pass.",
    noun=("RFID tag", "RFID tags"),
    key=IssuedKey(RFID),
    side=Side.THINGS,
    icon="tag",
    shape=Shape.TAG,
)
