"""Yes or no."""

from __future__ import annotations

from typing import Any

from graph_model.values.base import Context, Part, Refused, Value, ValueType
from graph_model.values.given import shown, token

_YES = frozenset({"yes", "y", "true", "t", "1"})
_NO = frozenset({"no", "n", "false", "f", "0"})


class Flag(ValueType):
    """Yes or no, in the words that registers use."""

    name = "flag"
    scalar = "Boolean"
    parts = (Part("", "BOOLEAN"),)
    example = "yes"

    def clean(self, given: Any, context: Context) -> Value:
        if isinstance(given, bool):
            return given
        word = token(given).casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise Refused("NOT_YES_OR_NO", f"{shown(word)} is neither yes nor no")

    def caption(self, value: Value) -> str:
        return "yes" if value else "no"

    def json_schema(self) -> dict[str, Any]:
        return {"type": ["boolean", "string", "integer"], "examples": [self.example]}


FLAG = Flag()
