"""JSON lines: one object a line, its keys the columns. All keys of the file are known before the first row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.json_line import read_json
from loaders.mapping.files.cells import PLAIN, flat
from loaders.mapping.files.csv_table import BROKEN, EMPTY
from loaders.mapping.files.table import (
    MOST_COLUMNS,
    Cell,
    Chunk,
    bounded_columns,
    by_name,
    check_columns,
    chunked,
    shorten,
)
from loaders.mapping.files.text import examine
from loaders.mapping.schema import FileSection

Row = dict[str, Cell]


class JsonTable:
    """A file of JSON lines whose text was found to be in order."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        self.path = path
        self._text = examine(path, section.encoding)
        self.columns = self._all_columns()
        if section.columns is not None:
            # A key that no object of this file has is an empty column.
            self.columns = tuple(sorted({*self.columns, *section.columns}))
            check_columns(self.columns, sorted(section.columns), path)

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order; the number of a row is that of its line."""
        return chunked(self._rows(), by_name(self.columns))

    def _all_columns(self) -> tuple[str, ...]:
        """Keys of all objects, sorted: their order differs from line to line."""
        found: set[str] = set()
        some = False
        for _, _, row in self._rows():
            if not isinstance(row, Rejection):
                some = True
                found.update(row)
                if len(found) > MOST_COLUMNS:
                    break
        if not some:
            raise BadInput(
                "No line is a JSON object.",
                where=str(self.path),
                expected="one object a line",
                do="name the format of a whole document in the mapping, as file.format: json",
            )
        return bounded_columns(sorted(found), self.path)

    def _rows(self) -> Iterator[tuple[int, int, Row | Rejection]]:
        """Line number, characters, and the object's cells or why there are none."""
        with self._text.open() as file:
            for number, line in enumerate(file, 1):
                if not line.isspace():
                    yield number, len(line), _row(number, line)


def _row(number: int, line: str) -> Row | Rejection:
    try:
        # A byte order mark may stand before the first line.
        found = read_json(line.removeprefix("\ufeff"))
        if type(found) is not dict:
            raise ValueError("the line is no JSON object")
        if not found:
            return Rejection(number, EMPTY, "", "the object has no keys", "{}")
        return found if PLAIN.issuperset(map(type, found.values())) else flat(found)
    except ValueError as error:
        return Rejection(number, BROKEN, "", str(error), shorten(line.strip()))
