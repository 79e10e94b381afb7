"""A GPS tracker moves with what carries it: each reading has its own position, and the subject is the tag or plate that
it travels with."""

from graph_model.declare import SensorKind

GPS_TRACKER = SensorKind(
    name="gps-tracker",
    doc="A tracker that tells where a patrol car or a tagged thing is.",
    noun=("GPS tracker", "GPS trackers"),
    reads=("RfidTag", "Plate", "Handset", "RadioDevice"),
    moves=True,
    accuracy_m=15.0,
    error="Drifts between high buildings and is silent in tunnels.",
)
