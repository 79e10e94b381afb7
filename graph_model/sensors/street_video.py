"""Street video reads no identifier: what it shows is a Detection. Footage is Media with the time that it covers."""

from graph_model.declare import SensorKind

STREET_VIDEO = SensorKind(
    name="street-video",
    doc="A video camera that watches a street or a room, without reading identifiers.",
    noun=("street video camera", "street video cameras"),
    reads=(),
    moves=False,
    accuracy_m=50.0,
    error="Describes what it sees by look alone, worse at night and in rain, and its clock is often wrong.",
)
