"""(:Pilot) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.text import TEXT

PILOT = EntityType(
    name="Pilot",
    doc="A person who steers drones.",
    noun=("pilot", "pilots"),
    key=SourceKey(),
    side=Side.PEOPLE,
    icon="person",
    shape=Shape.ELLIPSE,
    caption=("nickname",),
    attributes=(Attribute("nickname", TEXT, "What others call the pilot.", search=True),),
)
