"""A phone mast covers a sector: `azimuth` is the middle of it, `radius_m` how far it reaches. What used it is
compatible with any place in the sector."""

from graph_model.declare import SensorKind

PHONE_MAST = SensorKind(
    name="phone-mast",
    doc="A mast of a phone network that notes which SIM card or handset used it.",
    noun=("phone mast", "phone masts"),
    reads=("Sim", "Handset", "PhoneNumber"),
    moves=False,
    accuracy_m=2000.0,
    error="Says that a phone was somewhere in the sector, which may be kilometres wide, and a phone may "
    "use a mast that is not the nearest.",
    cell=True,
)
