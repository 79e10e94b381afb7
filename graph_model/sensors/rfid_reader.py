"""An RFID reader reads a tag that comes within a few metres: a ticket gate, a door, a toll bridge."""

from graph_model.declare import SensorKind

RFID_READER = SensorKind(
    name="rfid-reader",
    doc="A reader of tags on tickets, badges, goods or vehicles.",
    noun=("RFID reader", "RFID readers"),
    reads=("RfidTag", "PaymentCard"),
    moves=False,
    accuracy_m=5.0,
    error="Misses tags behind metal, and reads a tag that is carried past as well as one that is presented.",
)
