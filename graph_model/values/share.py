"""A part of a whole, 0 to 1."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from graph_model.values.base import Context, Part, Refused, Value, ValueType
from graph_model.values.given import line
from graph_model.values.numerals import number

_DIGITS = 9


class Share(ValueType):
    """A part of a whole: a number from 0 to 1, or a percentage with its sign. Kept to nine decimals."""

    name = "share"
    scalar = "Float"
    parts = (Part("", "FLOAT"),)
    uses = frozenset({"number_format"})
    example = "25%"

    def clean(self, given: Any, context: Context) -> Value:
        text = line(given, 60) if isinstance(given, str) else ""
        exact = number(text[:-1].rstrip(), context) / 100 if text.endswith("%") else number(given, context)
        if not 0 <= exact <= 1:
            raise Refused("OUT_OF_RANGE", f"{exact} is not between 0 and 1; write percentages with their sign")
        return round(float(exact), _DIGITS) + 0.0

    def caption(self, value: Value) -> str:
        hundredths = (Decimal(str(value)) * 100).normalize()
        return f"{hundredths:f} %"

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"], "examples": [self.example, 0.25]}


SHARE = Share()
