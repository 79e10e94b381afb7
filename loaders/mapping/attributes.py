"""Attributes of a mapping's entities and links: from a chunk of rows to the values of each row by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.declare import EntityType, LinkType
from graph_model.values.base import Value
from loaders.mapping.cleaning import Problems, Reading, Taken
from loaders.mapping.faults import Place, nearest, quoted
from loaders.mapping.files.table import Chunk
from loaders.mapping.kinds import attribute_kind
from loaders.mapping.schema import Given
from loaders.mapping.scope import Scope
from loaders.mapping.values import read_value


@dataclass(frozen=True, slots=True)
class Said:
    """For each row the values by attribute, and what was given where the values don't show it."""

    values: list[dict[str, Value]]
    given: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Attributes:
    """readings: attribute -> how it is read. constants: those that are the same in every row."""

    readings: Mapping[str, Reading]
    constants: Mapping[str, Value]

    def over(self, chunk: Chunk, problems: Problems, where: Sequence[bool] | None) -> Said:
        """What each row says; constants included."""
        taken = {name: reading.over(chunk, problems, where) for name, reading in self.readings.items()}
        values = _by_row({name: column.values for name, column in taken.items()}, len(chunk))
        if self.constants:
            values = [{**self.constants, **row} for row in values]
        return Said(values, _by_row(_given(taken), len(chunk)))


def read_attributes(
    section: Mapping[str, Given], declared: EntityType | LinkType, place: Place, scope: Scope
) -> Attributes | None:
    """Compile attributes; None, with faults noted, where one cannot be."""
    types = {attribute.name: attribute.type for attribute in declared.attributes}
    readings: dict[str, Reading] = {}
    constants: dict[str, Value] = {}
    for name, given in section.items():
        if name not in types:
            text = f"{declared.name} has no attribute {quoted(name)}; {nearest(name, types)}"
            scope.faults.add((*place, name), text)
            continue
        reading = read_value(given, attribute_kind(types[name]), (*place, name), scope)
        if reading is not None and reading.columns:
            readings[name] = reading
        elif reading is not None:
            constants[name] = reading.constant
    return Attributes(readings, constants) if len(readings) + len(constants) == len(section) else None


def _given(taken: Mapping[str, Taken]) -> dict[str, Sequence[Any]]:
    return {name: column.given for name, column in taken.items() if column.given}


def _by_row(columns: Mapping[str, Sequence[Any]], rows: int) -> list[dict[str, Any]]:
    """Columns as one mapping a row, without what is empty. Each row has a mapping of its own."""
    if not columns:
        return [{} for _ in range(rows)]
    if len(columns) == 1:
        ((name, column),) = columns.items()
        return [{} if value is None else {name: value} for value in column]
    names = tuple(columns)
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in zip(*columns.values(), strict=True)
    ]
