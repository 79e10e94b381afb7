"""Codes of RFID tags (GS1 EPC, and the serial numbers of simpler tags), in hexadecimal."""

from __future__ import annotations

import re
from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import shown, token


class Rfid(ValueType):
    """The code that a radio tag answers with, as 8 to 124 hexadecimal digits."""

    name = "rfid"
    example = "3039 5DFA 8226 A440 0005 B2A7"

    def clean(self, given: Any, context: Context) -> Value:
        text = token(given).upper()
        code = re.sub(r"[\s:.\-]", "", text.removeprefix("0X"))
        if not re.fullmatch(r"[0-9A-F]{8,124}", code):
            raise Refused("NOT_A_TAG", f"{shown(text)} is no tag code of 8 to 124 hexadecimal digits")
        if not code.strip("0") or not code.strip("F"):
            raise Refused("PLACEHOLDER", "a code of one repeated digit stands for an empty tag")
        return code


RFID = Rfid()
