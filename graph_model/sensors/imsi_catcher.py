"""An IMSI catcher poses as a mast and notes the SIM and the handset of each phone that answers."""

from graph_model.declare import SensorKind

IMSI_CATCHER = SensorKind(
    name="imsi-catcher",
    doc="A receiver that makes phones nearby tell their SIM card and handset.",
    noun=("IMSI catcher", "IMSI catchers"),
    reads=("Sim", "Handset"),
    moves=False,
    accuracy_m=300.0,
    error="Reaches through walls and floors, and notes phones of uninvolved people who pass.",
    cell=True,
)
