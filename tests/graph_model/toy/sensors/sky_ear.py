"""An ear for drones: it hears their call signs."""

from graph_model.declare import SensorKind

SKY_EAR = SensorKind(
    name="sky-ear",
    doc="A microphone that knows drones by their call signs.",
    noun=("sky ear", "sky ears"),
    reads=("Drone",),
    moves=False,
    accuracy_m=400.0,
    error="Hears the echo of a drone behind a hill.",
)
