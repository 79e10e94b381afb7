"""(:Detection|Person|Vehicle)-[:SHOWN_IN]->(:Media)

Paths may walk it.
"""

from graph_model.declare import LinkType, Timing

SHOWN_IN = LinkType(
    name="SHOWN_IN",
    doc="Somebody or something can be seen or heard in a recording or document.",
    starts=("Detection", "Person", "Vehicle"),
    ends=("Media",),
    forward="is shown in",
    backward="shows",
    timing=Timing.TIMELESS,
)
