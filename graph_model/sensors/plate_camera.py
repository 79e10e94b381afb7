"""A plate camera stands at a road and reads the plates of vehicles that pass it."""

from graph_model.declare import SensorKind

PLATE_CAMERA = SensorKind(
    name="plate-camera",
    doc="A camera that reads number plates of passing vehicles.",
    noun=("plate camera", "plate cameras"),
    reads=("Plate",),
    moves=False,
    accuracy_m=30.0,
    error="Takes characters of like shape for each other, such as O for 0, and a cloned plate for the true one.",
    confusions=("0ODQ", "1ILT7", "2Z7", "5S", "6G", "8B3", "VYU", "MNH", "CG", "EFP", "PR", "KX", "4A"),
)
