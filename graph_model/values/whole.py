"""Whole numbers, as far as GraphQL's Int reaches."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Context, Part, Refused, Value, ValueType
from graph_model.values.numerals import number

_LARGEST = 2**31 - 1


class Whole(ValueType):
    """A whole number from -2147483647 to 2147483647; longer rows of digits are identifiers, which are text."""

    name = "whole"
    scalar = "Int"
    parts = (Part("", "INTEGER"),)
    uses = frozenset({"number_format"})
    example = 183

    def clean(self, given: Any, context: Context) -> Value:
        exact = number(given, context)
        if exact != exact.to_integral_value():
            raise Refused("NOT_WHOLE", f"{exact} is not a whole number")
        if abs(exact) > _LARGEST:
            raise Refused("OUT_OF_RANGE", f"{exact} is beyond {_LARGEST}")
        return int(exact)

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["integer", "string"], "examples": [self.example]}


WHOLE = Whole()
