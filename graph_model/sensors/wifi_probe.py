"""A Wi-Fi probe hears devices that search. An address that a device made up itself stays within its session."""

from graph_model.declare import SensorKind

WIFI_PROBE = SensorKind(
    name="wifi-probe",
    doc="A receiver that notes Wi-Fi and Bluetooth devices that search for a network.",
    noun=("Wi-Fi probe", "Wi-Fi probes"),
    reads=("RadioDevice",),
    moves=False,
    accuracy_m=80.0,
    error="Most phones search with an address that they make up anew, which means something only within its session.",
    cell=True,
)
