"""(:Plate) known by an issued identifier: `Plate:GB:AB12CDE`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.plate import PLATE_NUMBER

PLATE = EntityType(
    name="Plate",
    doc="A registration plate, whatever vehicle carries it.",
    noun=("plate", "plates"),
    key=IssuedKey(PLATE_NUMBER),
    side=Side.VEHICLES,
    icon="plate",
    shape=Shape.TAG,
)
