"""One CSV file of Neo4j's import, and per line what decides whether it stays: numbers, not objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any

import numpy as np
from numpy.typing import NDArray

KINDS = {"STRING": "string", "INTEGER": "long", "FLOAT": "double", "BOOLEAN": "boolean"}
"""Neo4j's property types, and what the import calls them."""
_AT_ONCE = 1_000
"""Rows whose cells are texts at the same time: memory that was touched before is faster than new one."""
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Imported:
    """What one argument of the import names: kind is `nodes` or `relationships`, label may be empty."""

    kind: str
    label: str
    files: tuple[Path, Path]


class Table:
    """Lines of equal columns. marks: per line some integers, such as the record that it comes from."""

    def __init__(self, folder: Path, name: str, columns: Mapping[str, str], marks: Sequence[str]) -> None:
        """columns: property name -> header cell, such as `since` -> `since:long`."""
        self.header, self.data = folder / f"{name}.header.csv", folder / f"{name}.csv"
        self.header.write_text(",".join(columns.values()) + "\n", encoding="utf-8")
        self._columns = tuple(columns)
        self._file = self.data.open("wb")
        self._marks = {mark: array("q") for mark in (*marks, "length")}

    def add(
        self,
        rows: Sequence[Mapping[str, Any]],
        shared: Mapping[str, Any] | None = None,
        columns: Mapping[str, Sequence[Any]] | None = None,
        **marks: Iterable[int],
    ) -> None:
        """One line for each row. shared: what all rows have in common. columns: those that the rows do not hold. What
        is in none of them, or None, is null. marks: one number for each row."""
        for begin in range(0, len(rows), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            known = {name: column[some] for name, column in (columns or {}).items()}
            cells = [_cells(name, rows[some], shared or {}, known) for name in self._columns]
            written = [(",".join(line) + "\n").encode() for line in zip(*cells, strict=True)]
            self._file.writelines(written)
            self._marks["length"].extend(map(len, written))
        for mark, values in marks.items():
            self._marks[mark].extend(values)

    def marks(self, name: str) -> Ints:
        """One mark of all lines."""
        return np.frombuffer(self._marks[name], dtype=np.int64) if self._marks[name] else np.zeros(0, np.int64)

    def finish(self, keep: Mask) -> bool:
        """Close the file with the lines that stay; whether there is one."""
        self._file.close()
        if keep.all():
            return len(keep) > 0
        draft = self.data.with_suffix(".kept")
        with self.data.open("rb") as old, draft.open("wb") as new:
            for length, stays in zip(self._marks["length"], keep.tolist(), strict=True):
                line = old.read(length)
                if stays:
                    new.write(line)
        draft.replace(self.data)
        return bool(keep.any())


def _cells(
    name: str, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any], columns: Mapping[str, Sequence[Any]]
) -> list[str]:
    """One column as text. Every text is quoted, as nothing at all is null to the import, and "" is a text."""
    if name in shared:
        return [_cell(shared[name])] * len(rows)
    values: Sequence[Any] = columns[name] if name in columns else [row.get(name) for row in rows]
    kinds = set(map(type, values))
    if kinds == {str}:
        return ['"' + value.replace('"', '""') + '"' for value in values]
    if kinds == {int}:
        return list(map(repr, values))
    return [""] * len(rows) if kinds == {NoneType} else list(map(_cell, values))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
