"""(:Case) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.day import DAY
from graph_model.values.text import TEXT

CASE = EntityType(
    name="Case",
    doc="An investigation or a file that an authority keeps.",
    noun=("case", "cases"),
    key=SourceKey(),
    side=Side.EVENTS,
    icon="folder",
    shape=Shape.TRIANGLE,
    caption=(
        "title",
        "number",
    ),
    attributes=(
        Attribute("title", TEXT, "What the case is called.", search=True),
        Attribute("number", TEXT, "File number of the authority that keeps it.", search=True),
        Attribute("status", TEXT, "How it stands, such as open or closed."),
        Attribute("opened", DAY, "Day on which it was opened."),
    ),
)
