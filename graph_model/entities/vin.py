"""(:Vin) known by an issued identifier: `Vin:1M8GDM9AXKP042788`."""

from graph_model.declare import EntityType, IssuedKey, Shape, Side
from graph_model.values.vin import VIN_CODE

VIN = EntityType(
    name="Vin",
    doc="A vehicle identification number, stamped into the body of one vehicle.",
    noun=("VIN", "VINs"),
    key=IssuedKey(VIN_CODE),
    side=Side.VEHICLES,
    icon="vin",
    shape=Shape.TAG,
)
