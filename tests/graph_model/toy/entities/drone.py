"""(:Drone) known by its call sign."""

from graph_model.declare import Attribute, EntityType, IssuedKey, Shape, Side
from graph_model.values.day import DAY
from graph_model.values.text import TEXT
from tests.graph_model.toy.values.call_sign import CALL_SIGN

DRONE = EntityType(
    name="Drone",
    doc="An aircraft without a pilot on board.",
    noun=("drone", "drones"),
    key=IssuedKey(CALL_SIGN),
    side=Side.VEHICLES,
    icon="flash",
    shape=Shape.TRIANGLE,
    caption=("maker",),
    attributes=(
        Attribute("maker", TEXT, "Who built it.", search=True),
        Attribute("built", DAY, "When it was built."),
    ),
)
