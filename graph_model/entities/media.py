"""(:Media) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.decimal_number import DECIMAL
from graph_model.values.instant import INSTANT
from graph_model.values.text import TEXT
from graph_model.values.time_range import TIME_RANGE

MEDIA = EntityType(
    name="Media",
    doc="A document, article, photograph or recording.",
    noun=("media item", "media"),
    key=SourceKey(),
    side=Side.THINGS,
    icon="film",
    shape=Shape.OCTAGON,
    caption=(
        "title",
        "kind",
    ),
    attributes=(
        Attribute("title", TEXT, "What it is called.", search=True),
        Attribute("kind", TEXT, "What sort it is, such as article, video, photo or document."),
        Attribute("published", INSTANT, "When it was published or sent."),
        Attribute("language", TEXT, "Language it is written or spoken in."),
        Attribute("text", TEXT, "What it says.", search=True),
        Attribute("covers", TIME_RANGE, "The time that the recording shows, before its clock error is taken off."),
        Attribute("clock_error_s", DECIMAL, "Seconds by which the recorder was ahead of the true time."),
        Attribute("author", TEXT, "Who made it, as the source says."),
    ),
)
