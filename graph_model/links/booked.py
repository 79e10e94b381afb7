"""(:Person|Organisation)-[:BOOKED]->(:Event)

Paths may walk it.
"""

from graph_model.declare import LinkType, Timing

BOOKED = LinkType(
    name="BOOKED",
    doc="A person or organisation booked or paid a journey for somebody.",
    starts=("Person", "Organisation"),
    ends=("Event",),
    forward="booked",
    backward="was booked by",
    timing=Timing.MOMENT,
)
