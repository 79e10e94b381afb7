"""(:Sensor) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.decimal_number import DECIMAL
from graph_model.values.point import POINT
from graph_model.values.text import TEXT

SENSOR = EntityType(
    name="Sensor",
    doc="A camera, plate reader, radio receiver or other device that observes a place.",
    noun=("sensor", "sensors"),
    key=SourceKey(),
    side=Side.PLACES,
    icon="camera",
    shape=Shape.PENTAGON,
    caption=(
        "name",
        "kind",
    ),
    attributes=(
        Attribute("name", TEXT, "What the operator calls it.", search=True),
        Attribute("kind", TEXT, "What sort of sensor it is, such as plate camera or Wi-Fi receiver."),
        Attribute("position", POINT, "Where it stands, latitude and longitude in WGS 84."),
        Attribute("azimuth", DECIMAL, "Direction it looks in, in degrees clockwise from north."),
        Attribute("radius_m", DECIMAL, "How far it reaches, in metres."),
    ),
)
