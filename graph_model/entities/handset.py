"""(:Handset) known by an issued identifier: `Handset:49015420323751`."""

from graph_model.declare import Attribute, EntityType, IssuedKey, Shape, Side
from graph_model.values.imei import IMEI
from graph_model.values.text import TEXT

HANDSET = EntityType(
    name="Handset",
    doc="A mobile phone or modem, known by the first 14 digits of its IMEI.",
    noun=("handset", "handsets"),
    key=IssuedKey(IMEI),
    side=Side.COMMUNICATION,
    icon="handset",
    shape=Shape.TAG,
    attributes=(
        Attribute("make", TEXT, "Manufacturer.", search=True),
        Attribute("model", TEXT, "Model as the manufacturer calls it.", search=True),
    ),
)
