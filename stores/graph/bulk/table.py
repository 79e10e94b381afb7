"""One CSV file of Neo4j's import, and per line what decides whether it stays: numbers, not objects."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

KINDS = {"STRING": "string", "INTEGER": "long", "FLOAT": "double", "BOOLEAN": "boolean"}
"""Neo4j's property types, and what the import calls them."""
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
        self.columns = tuple(columns)
        self.header, self.data = folder / f"{name}.header.csv", folder / f"{name}.csv"
        self.header.write_text(",".join(columns.values()) + "\n", encoding="utf-8")
        self._file = self.data.open("wb")
        self._marks = {mark: array("q") for mark in (*marks, "length")}

    def add(self, cells: Mapping[str, Any], **marks: int) -> None:
        """One line; a property that is not there is left empty, which is null."""
        line = (",".join([_cell(cells.get(name)) for name in self.columns]) + "\n").encode()
        self._file.write(line)
        self._marks["length"].append(len(line))
        for mark, value in marks.items():
            self._marks[mark].append(value)

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


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
