"""Claims and links out of the cells of a row: values cleaned by the declarations; what was given, where it differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from graph_model.declare import Attribute, IssuedKey
from graph_model.errors import ModelError
from graph_model.keys import entity_id, type_of
from graph_model.records import Claim, Link
from graph_model.registry import Registry
from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.instant import INSTANT
from graph_model.values.time_range import TIME_RANGE

Cell = str | Mapping[str, str]
"""What one cell gave, or several cells that make one value, by piece. An empty cell says nothing."""


class RowRefused(Exception):
    """A row cannot be used. code: stable. field: the column or attribute. reason: why, for a person."""

    def __init__(self, code: str, field: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.field, self.reason = code, field, reason


@dataclass(frozen=True, slots=True)
class Period:
    """When a link holds, as in records.Link."""

    since: int | None = None
    until: int | None = None
    precision: str | None = None
    zone: str | None = None

    def begins(self) -> Period:
        """From its beginning on, with no end known."""
        return replace(self, until=None)

    def ends(self) -> Period:
        """Up to its end, with no beginning known."""
        return replace(self, since=None)


ALWAYS = Period()
"""Of a link that has no time, or none that is known."""


def own_id(entity_type: str, set_name: str, raw: str, field: str) -> str:
    """The id of an entity that is known by its source's own id, which is never cleaned. Raises RowRefused for none."""
    if not raw.strip():
        raise RowRefused("EMPTY", field, "the id is empty")
    return entity_id(entity_type, f"{set_name}:{raw}")


@dataclass(frozen=True, slots=True)
class RecordMaker:
    """Makes what the rows of one file say. context: zone, country and date format of that file."""

    registry: Registry
    context: Context

    def id(self, entity_type: str, cell: Cell, field: str) -> str:
        """The id of an entity with an issued key. Raises RowRefused."""
        key = self.registry.entities[entity_type].key
        if not isinstance(key, IssuedKey):
            raise ModelError(f"{entity_type} has no issued key.", do="make its id out of the source's own")
        return entity_id(entity_type, key.type.key(self.value(key.type, cell, field)))

    def claim(self, entity: str, /, **cells: Cell) -> Claim:
        """What a row says about an entity, by attribute. Raises RowRefused."""
        return Claim(entity, *self._said(self.registry.entities[type_of(entity)].attributes, cells))

    def link(self, kind: str, start: str, end: str, when: Period = ALWAYS, /, **cells: Cell) -> Link:
        """A link that a row states, with its attributes. Raises RowRefused."""
        attributes, given = self._said(self.registry.links[kind].attributes, cells)
        return Link(kind, start, end, when.since, when.until, when.precision, when.zone, attributes, given)

    def day(self, cell: Cell, field: str) -> Period:
        """From the first midnight to the next of the day in a cell. Raises RowRefused."""
        low, high, zone = self._parts(TIME_RANGE, cell, field)
        return Period(int(low), int(high), "day", str(zone))

    def moment(self, cell: Cell, field: str) -> Period:
        """The instant in a cell. Raises RowRefused."""
        at, zone = self._parts(INSTANT, cell, field)
        return Period(int(at), int(at), "instant", str(zone))

    def value(self, value_type: ValueType, cell: Cell, field: str) -> Value:
        """What a cell gave, cleaned. Raises RowRefused."""
        return self._cleaned(value_type, cell, field)[0]

    def _said(
        self, attributes: tuple[Attribute, ...], cells: Mapping[str, Cell]
    ) -> tuple[dict[str, Value], dict[str, Any]]:
        types = {attribute.name: attribute.type for attribute in attributes}
        values: dict[str, Value] = {}
        given: dict[str, Any] = {}
        for name, cell in cells.items():
            if cell:
                values[name], same = self._cleaned(types[name], cell, name)
                if not same:
                    given[name] = cell
        return values, given

    def _cleaned(self, value_type: ValueType, cell: Cell, field: str) -> tuple[Value, bool]:
        try:
            once = _clean_once if isinstance(cell, str) else _clean
            return once(value_type, cell, self.context)
        except Refused as refused:
            raise RowRefused(refused.code, field, refused.reason) from refused

    def _parts(self, value_type: ValueType, cell: Cell, field: str) -> tuple[Any, ...]:
        value = self.value(value_type, cell, field)
        return value if isinstance(value, tuple) else (value,)


def _clean(value_type: ValueType, cell: Cell, context: Context) -> tuple[Value, bool]:
    """The value of a cell, and whether it reads as it was given."""
    value = value_type.clean(cell, context)
    return value, value_type.caption(value) == (cell if isinstance(cell, str) else ", ".join(cell.values()))


_clean_once = lru_cache(maxsize=20_000)(_clean)
"""Days, kinds and names of shops come again and again."""
