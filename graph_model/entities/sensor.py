"""(:Sensor) known by a source's own id.

A record says how it was from `holds_from` to `holds_until`, so that moving a camera moves no history; without either,
it holds always. `kind` is the name of a declaration under sensors/. When it watched is told by claims with `watching`,
one record for each time.
"""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.decimal_number import DECIMAL
from graph_model.values.point import POINT
from graph_model.values.text import TEXT
from graph_model.values.time_range import TIME_RANGE

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
        Attribute("kind", TEXT, "Which kind of sensor it is, by the name of its declaration, such as plate-camera."),
        Attribute("position", POINT, "Where it stands, latitude and longitude in WGS 84."),
        Attribute("azimuth", DECIMAL, "Direction it looks in, in degrees clockwise from north."),
        Attribute("radius_m", DECIMAL, "How far it reaches, in metres."),
        Attribute(
            "width_deg", DECIMAL, "How wide it looks or covers, in degrees, half of it to either side of azimuth."
        ),
        Attribute("clock_error_s", DECIMAL, "Seconds by which its clock is ahead of the true time."),
        Attribute("owner", TEXT, "Who runs it.", search=True),
        Attribute("watching", TIME_RANGE, "A time in which it was working."),
        Attribute("holds_from", TIME_RANGE, "The day or moment from which on what the record says of it is so."),
        Attribute("holds_until", TIME_RANGE, "The first day or moment at which it is no longer so."),
    ),
)
