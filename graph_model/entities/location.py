"""(:Location) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.point import POINT
from graph_model.values.text import TEXT

LOCATION = EntityType(
    name="Location",
    doc="A place without a letter box: an area, a shop, a junction, a garage.",
    noun=("location", "locations"),
    key=SourceKey(),
    side=Side.PLACES,
    icon="pin",
    shape=Shape.PENTAGON,
    caption=(
        "name",
        "kind",
    ),
    attributes=(
        Attribute("name", TEXT, "What the place is called.", search=True),
        Attribute("kind", TEXT, "What sort of place it is, such as area, shop, museum or garage."),
        Attribute("position", POINT, "Where it lies, latitude and longitude in WGS 84."),
    ),
)
