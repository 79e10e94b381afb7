"""Payments by card, purchases with a loyalty card, and where the shops lie. Whose the cards are, no file says."""

from __future__ import annotations

from graph_model.grade import Grade
from graph_model.keys import row_ref
from graph_model.records import Record
from loaders.record_maker import Period, RecordMaker
from loaders.rows import Row
from loaders.sources.vast_kronos.names import shop

PLACES = ("name", "lat", "lon")
CARDS = ("timestamp", "location", "price", "last4ccnum")
LOYALTY = ("timestamp", "location", "price", "loyaltynum")
NOON = " 12:00"
NOON_SHOPS = frozenset({"Bean There Done That", "Brewed Awakenings", "Coffee Shack", "Jack's Magical Beans"})
"""These stamp 12:00 on every payment, whatever the time."""
NOON_GRADE = Grade(1, 4)
"""A4, doubtful: the payment is a fact, its time is none. It is kept as given, and a grade filter takes it out."""
NO_CURRENCY = "XXX"
"""ISO 4217's code: the files give bare prices."""


def place(row: Row, make: RecordMaker) -> Record:
    """A place that students read off a map, good to one or two hundred metres."""
    claim = make.claim(shop(row["name"], "name"), name=row["name"], position={"lat": row["lat"], "lon": row["lon"]})
    return Record(f"place/{row['name']}", 1, [claim])


def card(row: Row, make: RecordMaker) -> Record:
    """A payment with a credit or debit card of which the last four digits are known."""
    paid_with = make.id("PaymentCard", {"issuer": "Kronos card", "number": f"*{row['last4ccnum']}"}, "last4ccnum")
    record = _purchase(row, make, paid_with, make.moment(row["timestamp"], "timestamp"))
    if row["location"] in NOON_SHOPS and row["timestamp"].endswith(NOON):
        record.grade = NOON_GRADE
    return record


def loyalty(row: Row, make: RecordMaker) -> Record:
    """A purchase for which a loyalty card was shown; only its day is known."""
    shown = make.id("PaymentCard", {"issuer": "Kronos loyalty card", "number": row["loyaltynum"]}, "loyaltynum")
    return _purchase(row, make, shown, make.day(row["timestamp"], "timestamp"))


def _purchase(row: Row, make: RecordMaker, used: str, when: Period) -> Record:
    at = shop(row["location"], "location")
    link = make.link("PAID", used, at, when, amount={"amount": row["price"], "currency": NO_CURRENCY})
    link.given.pop("amount", None)
    return Record(row_ref(row), 0, [make.claim(at, name=row["location"])], [link])
