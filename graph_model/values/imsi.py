"""IMSI: the subscriber's identity on a SIM card (ITU-T E.212)."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import digits

_TEST = ("001", "999")
_ASSIGNED = "2345679"
"""First digits of mobile country codes: Europe, North America, Asia, Oceania, Africa, South America, worldwide."""


class Imsi(ValueType):
    """The identity of a SIM card: 14 or 15 digits that begin with a mobile country code."""

    name = "imsi"
    example = "234150999999999"

    def clean(self, given: Any, context: Context) -> Value:
        number = digits(given)
        if len(number) not in (14, 15):
            raise Refused("WRONG_LENGTH", f"the IMSI has {len(number)} digits; 14 or 15 were expected")
        if number[0] not in _ASSIGNED and not number.startswith(_TEST):
            raise Refused("BAD_COUNTRY", f"no network has the mobile country code {number[:3]}")
        return number

    def caption(self, value: Value) -> str:
        text = str(value)
        return f"{text[:3]} {text[3:]}"


IMSI = Imsi()
