"""Vehicle identification numbers (ISO 3779)."""

from __future__ import annotations

import re
from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import shown, token

_LENGTH, _CHECK_AT = 17, 8
_CHECKED_REGIONS = "12345L"
"""North America (49 CFR 565.15) and China (GB 16735) give a check digit; elsewhere the place holds anything."""

_VALUES = {
    **{str(n): n for n in range(10)},
    **dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", [*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)], strict=True)),
}
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


class Vin(ValueType):
    """A chassis number of 17 characters. It never holds the letters I and O, so these are read as 1 and 0."""

    name = "vin"
    example = "1M8GDM9AXKP042788"

    def clean(self, given: Any, context: Context) -> Value:
        text = re.sub(r"[\s.\-]", "", token(given)).upper().replace("I", "1").replace("O", "0")
        if len(text) != _LENGTH:
            raise Refused("WRONG_LENGTH", f"the VIN has {len(text)} characters; {_LENGTH} were expected")
        strange = [ch for ch in text if ch not in _VALUES]
        if strange:
            raise Refused("NOT_A_VIN", f"{shown(strange[0])} does not occur in a VIN")
        if len(set(text)) == 1:
            raise Refused("PLACEHOLDER", "a VIN of one repeated character is nobody's")
        if text[0] in _CHECKED_REGIONS and text[_CHECK_AT] != _check_character(text):
            raise Refused("CHECK_DIGIT", "the check digit of the VIN is wrong: a character was misread")
        return text


def _check_character(vin: str) -> str:
    remainder = sum(_VALUES[ch] * weight for ch, weight in zip(vin, _WEIGHTS, strict=True)) % 11
    return "X" if remainder == 10 else str(remainder)


VIN_CODE = Vin()
