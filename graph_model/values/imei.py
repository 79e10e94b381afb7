"""IMEI: the number of a mobile device (3GPP TS 23.003)."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import digits

_IDENTITY = 14


class Imei(ValueType):
    """A handset's number. 14 digits, 15 with a check digit (Luhn), or 16 with the software's version (IMEISV); the
    first 14 are the handset. Networks send 0 in place of the check digit, so a 0 passes unchecked."""

    name = "imei"
    example = "49-015420-323751-8"

    def clean(self, given: Any, context: Context) -> Value:
        from stdnum import luhn

        number = digits(given)
        if len(number) not in (14, 15, 16):
            raise Refused("WRONG_LENGTH", f"the IMEI has {len(number)} digits; 14, 15 or 16 were expected")
        if len(number) == 15 and number[-1] != "0" and not luhn.is_valid(number):
            raise Refused("CHECK_DIGIT", "the check digit of the IMEI is wrong: a digit was misread")
        if not int(number[:_IDENTITY]):
            raise Refused("PLACEHOLDER", "an IMEI of zeros is nobody's")
        return number[:_IDENTITY]

    def caption(self, value: Value) -> str:
        text = str(value)
        return f"{text[:2]}-{text[2:8]}-{text[8:]}"


IMEI = Imei()
