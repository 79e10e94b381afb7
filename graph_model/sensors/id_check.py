"""An ID check reads the number of a document that somebody shows."""

from graph_model.declare import SensorKind

ID_CHECK = SensorKind(
    name="id-check",
    doc="A check of identity documents at a border, gate, desk or by an officer.",
    noun=("ID check", "ID checks"),
    reads=("IdDocument", "PaymentCard"),
    moves=False,
    accuracy_m=20.0,
    error="Misreads worn documents and cannot tell a borrowed document from the holder's own.",
    confusions=("0O", "1I", "5S", "8B"),
)
