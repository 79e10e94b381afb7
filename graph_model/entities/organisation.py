"""(:Organisation) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.day import DAY
from graph_model.values.text import TEXT

ORGANISATION = EntityType(
    name="Organisation",
    doc="A company, authority, club, gang or any other body that people act for.",
    noun=("organisation", "organisations"),
    key=SourceKey(),
    side=Side.ORGANISATIONS,
    icon="building",
    shape=Shape.RECTANGLE,
    caption=(
        "name",
        "registration_number",
    ),
    attributes=(
        Attribute("name", TEXT, "Name as the source writes it.", search=True),
        Attribute("kind", TEXT, "What sort it is, such as company, authority or gang."),
        Attribute("affiliation", TEXT, "Alliance, group or movement that it counts itself to.", search=True),
        Attribute("registration_number", TEXT, "Number in a register of companies or associations.", search=True),
        Attribute("founded", DAY, "Day on which it was founded or registered."),
        Attribute("activity", TEXT, "What it does, in words.", search=True),
    ),
)
