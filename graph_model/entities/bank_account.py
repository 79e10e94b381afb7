"""(:BankAccount) known by an issued identifier: `BankAccount:GB29NWBK60161331926819`."""

from graph_model.declare import Attribute, EntityType, IssuedKey, Shape, Side
from graph_model.values.account import ACCOUNT
from graph_model.values.day import DAY
from graph_model.values.text import TEXT

BANK_ACCOUNT = EntityType(
    name="BankAccount",
    doc="An account at a bank or payment service.",
    noun=("bank account", "bank accounts"),
    key=IssuedKey(ACCOUNT),
    side=Side.MONEY,
    icon="bank",
    shape=Shape.BARREL,
    attributes=(
        Attribute("bank_name", TEXT, "Name of the bank.", search=True),
        Attribute("opened", DAY, "Day on which it was opened."),
    ),
)
