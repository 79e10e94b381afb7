"""What a value type is.

A *value* is what stands in the graph: one primitive, or, for a type with several `parts`, a tuple of primitives in
the order of the parts. What the source gave is kept beside it by the loader whenever the two differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, cast

Primitive = str | int | float | bool
Value = Primitive | tuple[Primitive, ...]


class Refused(ValueError):
    """A given value cannot be cleaned; `code` is stable, the message tells a person why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class Agreement(StrEnum):
    """How two values of one type relate: the same, not in conflict (one is less exact), or different."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Context:
    """What a source says once about all its values: IANA time zone, ISO country, strptime format of dates and times
    (or `epoch_s`, `epoch_ms`), and how it writes numbers, by a sample such as `1.234,50` (numerals.FORMATS)."""

    zone: str | None = None
    country: str | None = None
    date_format: str | None = None
    number_format: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One property of a stored value: `suffix` is appended to the attribute's name, `kind` is Neo4j's type."""

    suffix: str = ""
    kind: str = "STRING"


class ValueType:
    """Base of all value types. Subclasses are stateless; one instance each is used everywhere."""

    name: ClassVar[str]
    """Word used in mappings, JSON Schema and docs."""
    scalar: ClassVar[str] = "String"
    """Name of the GraphQL scalar: String, Int, Float, Boolean, Date, DateTime, or JSON for values with parts."""
    parts: ClassVar[tuple[Part, ...]] = (Part(),)
    fields: ClassVar[tuple[str, ...]] = ()
    """Names under which a mapping may give the value in pieces, for example ("country", "number")."""
    uses: ClassVar[frozenset[str]] = frozenset()
    """Fields of Context that decide what a given value means: for a mapping, what its source must or may declare."""
    example: ClassVar[Any]
    """One given value that is accepted; shown in docs and JSON Schema."""

    def clean(self, given: Any, context: Context) -> Value:
        """The canonical value of what a source gave (text, number or a mapping of `fields`). Raises Refused."""
        raise Refused("NO_RULE", f"{self.name} has no rule")

    def compare(self, left: Value, right: Value) -> Agreement:
        """How two canonical values relate."""
        return Agreement.SAME if left == right else Agreement.DIFFERENT

    def caption(self, value: Value) -> str:
        """The value for a person's eyes, without HTML."""
        return str(value)

    def as_json(self, value: Value) -> Any:
        """The value as it travels in JSON and GraphQL."""
        return value if not isinstance(value, tuple) else dict(zip(self._part_names(), value, strict=True))

    def key(self, value: Value) -> str:
        """The canonical text that stands in an entity's id when this value is an issued key."""
        return str(value)

    def shared(self, value: Value) -> bool:
        """Whether two records that give this value mean one thing. False for a withheld number or a random MAC:
        the loader then keeps one entity for each record."""
        return True

    def json_schema(self) -> dict[str, Any]:
        """JSON Schema of what may be given."""
        text: dict[str, Any] = {"type": ["string", "integer"], "examples": [self.example]}
        if not self.fields:
            return text
        piece = {"type": ["string", "number", "null"]}
        pieces = {"type": "object", "properties": dict.fromkeys(self.fields, piece), "additionalProperties": False}
        return {"anyOf": [text, pieces]}

    def _part_names(self) -> tuple[str, ...]:
        return tuple(part.suffix.lstrip("_") or "value" for part in self.parts)

    def load(self, name: str, properties: Mapping[str, Any]) -> Value | None:
        """The value of attribute `name` out of stored properties, or None where it is absent."""
        if len(self.parts) == 1:
            return cast("Value | None", properties.get(name + self.parts[0].suffix))
        found = tuple(piece for part in self.parts if (piece := properties.get(name + part.suffix)) is not None)
        return found if len(found) == len(self.parts) else None

    def store(self, name: str, value: Value) -> dict[str, Primitive]:
        """The properties that hold the value under attribute `name`."""
        pieces = value if isinstance(value, tuple) else (value,)
        return {name + part.suffix: piece for part, piece in zip(self.parts, pieces, strict=True)}
