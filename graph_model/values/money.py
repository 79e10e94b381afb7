"""Amounts of money: an integer of the currency's smallest unit, and the currency. No floating point anywhere."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from graph_model.values.base import Context, Part, Refused, Value, ValueType
from graph_model.values.currency import EXPONENTS
from graph_model.values.given import line, needed, pieces, shown, token
from graph_model.values.numerals import number

_LARGEST = 2**63 - 1
_CODE_FIRST = re.compile(r"([A-Za-z]{3})\s*([+-]?[\d'].*)")
_CODE_LAST = re.compile(r"(.*\d)\s*([A-Za-z]{3})")


class Money(ValueType):
    """An amount with its currency (ISO 4217), as pieces or as `1234.50 GBP`. `minor` counts the smallest unit. Marks
    such as $ name several currencies and are refused, but for the euro's."""

    name = "money"
    scalar = "JSON"
    parts = (Part("", "INTEGER"), Part("_currency"))
    fields = ("amount", "minor", "currency")
    uses = frozenset({"number_format"})
    example = "1234.50 GBP"

    def clean(self, given: Any, context: Context) -> Value:
        amount, minor, currency = _three(given)
        code = token(currency).upper()
        if code not in EXPONENTS:
            raise Refused("UNKNOWN_CURRENCY", f"{shown(code)} is no currency code of three letters, such as GBP")
        exact = number(minor, context) if minor is not None else number(amount, context).scaleb(EXPONENTS[code])
        if exact != exact.to_integral_value():
            raise Refused("FRACTION", f"the amount has parts smaller than the smallest unit of {code}")
        if abs(exact) > _LARGEST:
            raise Refused("OUT_OF_RANGE", "the amount is larger than all money there is")
        return int(exact), code

    def caption(self, value: Value) -> str:
        return "{:,} {}".format(*_decimal(value))

    def as_json(self, value: Value) -> Any:
        amount, currency = _decimal(value)
        return {"amount": str(amount), "currency": currency}

    def key(self, value: Value) -> str:
        return "{} {}".format(*_decimal(value))


def _three(given: Any) -> tuple[Any, Any, Any]:
    found = pieces(given, Money.fields)
    if found is not None:
        if "minor" in found and "amount" in found:
            raise Refused("TWO_AMOUNTS", "both amount and minor are given")
        if "minor" not in found:
            needed(found, "amount")
        return found.get("amount"), found.get("minor"), needed(found, "currency")
    text = line(given, 60).replace("€", " EUR ").strip()
    if match := _CODE_FIRST.fullmatch(text):
        return match[2], None, match[1]
    if match := _CODE_LAST.fullmatch(text):
        return match[1].strip(), None, match[2]
    raise Refused("NO_CURRENCY", f"{shown(text)} has no currency such as GBP")


def _decimal(value: Value) -> tuple[Decimal, str]:
    minor, currency = value if isinstance(value, tuple) else (value, "XXX")
    return Decimal(int(minor)).scaleb(-EXPONENTS.get(str(currency), 0)), str(currency)


MONEY = Money()
