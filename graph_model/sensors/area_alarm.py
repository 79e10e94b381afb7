"""An area alarm reads no identifier: what it notices is a Detection."""

from graph_model.declare import SensorKind

AREA_ALARM = SensorKind(
    name="area-alarm",
    doc="An alarm that tells that somebody or something is in an area.",
    noun=("area alarm", "area alarms"),
    reads=(),
    moves=False,
    accuracy_m=50.0,
    error="Is set off by animals, wind and staff.",
    cell=True,
)
