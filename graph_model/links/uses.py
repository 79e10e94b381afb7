"""(:Person|Organisation)-[:USES]->
(:Vehicle|PhoneNumber|Handset|RadioDevice|BankAccount|PaymentCard|OnlineAccount|EmailAddress|Address|Location)

Paths may walk it.
"""

from graph_model.declare import LinkType

USES = LinkType(
    name="USES",
    doc="A person or organisation uses something, whoever owns it.",
    starts=("Person", "Organisation"),
    ends=(
        "Vehicle",
        "PhoneNumber",
        "Handset",
        "RadioDevice",
        "BankAccount",
        "PaymentCard",
        "OnlineAccount",
        "EmailAddress",
        "Address",
        "Location",
    ),
    forward="uses",
    backward="is used by",
    carries=True,
)
