"""(:Event) known by a source's own id."""

from graph_model.declare import Attribute, EntityType, Shape, Side, SourceKey
from graph_model.values.text import TEXT
from graph_model.values.time_range import TIME_RANGE

EVENT = EntityType(
    name="Event",
    doc="Something that happened: a crime, a meeting, a journey, a stop and search.",
    noun=("event", "events"),
    key=SourceKey(),
    side=Side.EVENTS,
    icon="flash",
    shape=Shape.DIAMOND,
    caption=(
        "title",
        "kind",
    ),
    attributes=(
        Attribute("title", TEXT, "What happened, in a few words.", search=True),
        Attribute("kind", TEXT, "What sort of event it was, such as burglary, meeting or flight.", search=True),
        Attribute("outcome", TEXT, "How it ended or what the authority decided."),
        Attribute("charge", TEXT, "Offence that somebody was charged with.", search=True),
        Attribute("description", TEXT, "What happened, in full.", search=True),
        Attribute("happened", TIME_RANGE, "When it happened: from the earliest to the latest possible time."),
    ),
)
