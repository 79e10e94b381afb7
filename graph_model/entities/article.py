"""(:Article) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.money import MONEY
from graph_model.values.text import TEXT

ARTICLE = EntityType(
    name="Article",
    doc="A thing that was owned, stolen, found, sold or seized.",
    noun=("article", "articles"),
    key=SourceKey(),
    side=Side.THINGS,
    icon="box",
    shape=Shape.OCTAGON,
    caption=(
        "name",
        "kind",
        "description",
    ),
    attributes=(
        Attribute("name", TEXT, "What it is called.", search=True),
        Attribute("kind", TEXT, "What sort of thing it is, such as watch, painting or drug."),
        Attribute("serial_number", TEXT, "Serial, frame or exhibit number that is marked on it.", search=True),
        Attribute("value", MONEY, "What it is worth, in the currency that the source states."),
        Attribute("description", TEXT, "What tells it apart from others of its kind.", search=True),
    ),
)
