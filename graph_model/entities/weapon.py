"""(:Weapon) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.text import TEXT

WEAPON = EntityType(
    name="Weapon",
    doc="A firearm, knife or other thing used or kept to do harm.",
    noun=("weapon", "weapons"),
    key=SourceKey(),
    side=Side.THINGS,
    icon="weapon",
    shape=Shape.OCTAGON,
    caption=(
        "kind",
        "make",
        "serial_number",
    ),
    attributes=(
        Attribute("kind", TEXT, "What sort of weapon it is, such as pistol or knife.", search=True),
        Attribute("make", TEXT, "Manufacturer.", search=True),
        Attribute("serial_number", TEXT, "Serial number as stamped.", search=True),
        Attribute("description", TEXT, "What tells it apart from others of its kind.", search=True),
    ),
)
