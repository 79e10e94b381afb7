"""(:Address) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.point import POINT
from graph_model.values.text import TEXT

ADDRESS = EntityType(
    name="Address",
    doc="A postal address where somebody may live, work or get letters.",
    noun=("address", "addresses"),
    key=SourceKey(),
    side=Side.PLACES,
    icon="house",
    shape=Shape.PENTAGON,
    caption=(
        "text",
        "postcode",
    ),
    attributes=(
        Attribute("text", TEXT, "The address in one line.", search=True),
        Attribute("postcode", TEXT, "Postal code.", search=True),
        Attribute("country", TEXT, "Country of the address."),
        Attribute("position", POINT, "Where it lies, latitude and longitude in WGS 84."),
    ),
)
