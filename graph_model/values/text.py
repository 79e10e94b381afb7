"""Plain text: one line in Unicode NFC; control characters and direction overrides taken out, broken text refused."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Agreement, Context, Value, ValueType
from graph_model.values.given import line

LONGEST = 10_000
"""Characters; longer text belongs into a file, not into an attribute."""


class Text(ValueType):
    """A line of text as people write it, in any script."""

    name = "text"
    example = "Mara Ellison"

    def clean(self, given: Any, context: Context) -> Value:
        return line(given, LONGEST)

    def compare(self, left: Value, right: Value) -> Agreement:
        if left == right:
            return Agreement.SAME
        return Agreement.COMPATIBLE if str(left).casefold() == str(right).casefold() else Agreement.DIFFERENT

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "examples": [self.example]}


TEXT = Text()
