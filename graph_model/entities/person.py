"""(:Person) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.day import DAY
from graph_model.values.text import TEXT
from graph_model.values.whole import WHOLE

PERSON = EntityType(
    name="Person",
    doc="A human being as one source knows them.",
    noun=("person", "persons"),
    key=SourceKey(),
    side=Side.PEOPLE,
    icon="person",
    shape=Shape.ELLIPSE,
    caption=(
        "name",
        "alias",
        "description",
    ),
    attributes=(
        Attribute("name", TEXT, "Full name as the source writes it.", search=True),
        Attribute("alias", TEXT, "Another name that the person goes by.", search=True),
        Attribute("born", DAY, "Date of birth, as exact as the source knows it."),
        Attribute("died", DAY, "Date of death, as exact as the source knows it."),
        Attribute("sex", TEXT, "Sex as the source records it."),
        Attribute("nationality", TEXT, "Nationality as the source records it."),
        Attribute("occupation", TEXT, "What the person does for a living."),
        Attribute("height_cm", WHOLE, "Height in centimetres."),
        Attribute("description", TEXT, "What the person looks like or is known for.", search=True),
    ),
)
