"""Plain text: Unicode NFC, white space folded, control and bidirectional override characters refused or removed."""

from __future__ import annotations

import unicodedata
from typing import Any

from graph_model.values.base import Agreement, Context, Refused, Value, ValueType

LONGEST = 10_000
"""Characters; longer text belongs into Media, not into an attribute."""


class Text(ValueType):
    """A line of text as people write it, in any script."""

    name = "text"
    example = "Mara Ellison"

    def clean(self, given: Any, context: Context) -> Value:
        text = unicodedata.normalize("NFC", str(given))
        text = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or unicodedata.category(ch) != "Cc")
        text = " ".join(text.split())
        if not text:
            raise Refused("EMPTY", "the text is empty")
        if len(text) > LONGEST:
            raise Refused("TOO_LONG", f"the text has {len(text)} characters; at most {LONGEST} are kept")
        return text

    def compare(self, left: Value, right: Value) -> Agreement:
        if left == right:
            return Agreement.SAME
        return Agreement.COMPATIBLE if str(left).casefold() == str(right).casefold() else Agreement.DIFFERENT

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "examples": [self.example]}


TEXT = Text()
