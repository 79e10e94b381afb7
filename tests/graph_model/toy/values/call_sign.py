"""Call signs of drones."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType


class CallSign(ValueType):
    """Two letters and a number."""

    name = "call_sign"
    example = "DX-7"

    def clean(self, given: Any, context: Context) -> Value:
        text = str(given).replace("-", "").upper()
        if not (text[:2].isalpha() and text[2:].isdigit()):
            raise Refused("NOT_A_CALL_SIGN", f"{text} is no call sign")
        return text


CALL_SIGN = CallSign()
