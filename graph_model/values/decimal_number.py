"""Measured numbers, as floating point."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Agreement, Context, Part, Value, ValueType
from graph_model.values.numerals import number


class DecimalNumber(ValueType):
    """A measured number, of which the last digits may be noise."""

    name = "decimal"
    scalar = "Float"
    parts = (Part("", "FLOAT"),)
    uses = frozenset({"number_format"})
    example = 12.5

    def clean(self, given: Any, context: Context) -> Value:
        # Adding 0.0 turns -0.0 into 0.0.
        return float(number(given, context)) + 0.0

    def compare(self, left: Value, right: Value) -> Agreement:
        if left == right:
            return Agreement.SAME
        a, b = float(str(left)), float(str(right))
        return Agreement.COMPATIBLE if abs(a - b) <= 1e-6 * max(abs(a), abs(b)) else Agreement.DIFFERENT

    def caption(self, value: Value) -> str:
        return format(value, ".12g") if isinstance(value, float) else str(value)

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"], "examples": [self.example]}


DECIMAL = DecimalNumber()
