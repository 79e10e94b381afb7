"""(:RadioDevice) known by an issued identifier: `RadioDevice:3c:5a:b4:01:02:03`."""

from graph_model.declare import Attribute, EntityType, IssuedKey, Shape, Side
from graph_model.values.mac import MAC
from graph_model.values.text import TEXT

RADIO_DEVICE = EntityType(
    name="RadioDevice",
    doc="A Wi-Fi or Bluetooth device, known by its hardware (MAC) address.",
    noun=("radio device", "radio devices"),
    key=IssuedKey(MAC),
    side=Side.COMMUNICATION,
    icon="wifi",
    shape=Shape.TAG,
    attributes=(Attribute("vendor", TEXT, "Company that the address block was given to."),),
)
