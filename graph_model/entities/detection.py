"""(:Detection) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.share import SHARE
from graph_model.values.text import TEXT
from graph_model.values.time_range import TIME_RANGE

DETECTION = EntityType(
    name="Detection",
    doc="Something a sensor or witness noticed without an identifier, such as a hooded man going north.",
    noun=("detection", "detections"),
    key=SourceKey(),
    side=Side.EVENTS,
    icon="eye",
    shape=Shape.DIAMOND,
    caption=(
        "description",
        "kind",
    ),
    attributes=(
        Attribute("description", TEXT, "What was noticed, in words.", search=True),
        Attribute("kind", TEXT, "What sort of thing was noticed, such as person, vehicle or alarm."),
        Attribute("seen", TIME_RANGE, "When it was noticed: from the first to the last moment."),
        Attribute("confidence", SHARE, "How sure the sensor was that it read rightly."),
    ),
)
