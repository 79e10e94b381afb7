"""(:Person) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.text import TEXT

PERSON = EntityType(
    name="Person",
    doc="A human being as one source knows them.",
    noun=("person", "persons"),
    key=SourceKey(),
    side=Side.PEOPLE,
    icon="person",
    shape=Shape.ELLIPSE,
    caption=("name",),
    attributes=(
        Attribute("name", TEXT, "Full name as the source writes it.", search=True),
    ),
)
