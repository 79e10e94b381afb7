"""(:Sim) known by an issued identifier: `Sim:234150999999999`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.imsi import IMSI

SIM = EntityType(
    name="Sim",
    doc="A SIM card, known by the subscriber identity (IMSI) on it.",
    noun=("SIM card", "SIM cards"),
    key=IssuedKey(IMSI),
    side=Side.COMMUNICATION,
    icon="sim",
    shape=Shape.TAG,
)
