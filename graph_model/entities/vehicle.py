"""(:Vehicle) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.text import TEXT
from graph_model.values.whole import WHOLE

VEHICLE = EntityType(
    name="Vehicle",
    doc="A car, lorry, motorcycle, boat or aircraft, whatever plate it carries.",
    noun=("vehicle", "vehicles"),
    key=SourceKey(),
    side=Side.VEHICLES,
    icon="car",
    shape=Shape.HEXAGON,
    caption=(
        "make",
        "model",
        "description",
    ),
    attributes=(
        Attribute("make", TEXT, "Manufacturer.", search=True),
        Attribute("model", TEXT, "Model as the manufacturer calls it.", search=True),
        Attribute("colour", TEXT, "Colour as the source describes it."),
        Attribute("body", TEXT, "Body style, such as saloon, van or motorcycle."),
        Attribute("year", WHOLE, "Year of manufacture."),
        Attribute("description", TEXT, "Damage, stickers and whatever else tells it apart.", search=True),
    ),
)
