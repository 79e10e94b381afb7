"""XLSX: one sheet, measured before it is read, because a spreadsheet is unpacked into memory as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from graph_model.errors import BadInput
from loaders.mapping.faults import quoted
from loaders.mapping.files.cells import cell_of
from loaders.mapping.files.table import (
    CHUNK_ROWS,
    MOST_ABOVE,
    Cell,
    Chunk,
    check_columns,
    is_empty,
    named_columns,
    no_header,
)
from loaders.mapping.schema import FileSection

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_BYTES = 512 * 2**20
"""Bytes of all parts of the file, unpacked."""
MOST_CELLS = 10_000_000
"""Cells of the rectangle that a sheet fills: one cell in the last corner makes a small file large."""
_PIECE = 2**20
_CELL = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
_LARGE = "The spreadsheet is too large to be unpacked into memory."


class XlsxTable:
    """One sheet of an XLSX file, in memory."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        self.path = path
        self._skip = section.skip
        self._header = section.header
        _measure(path)
        self._sheet = _sheet(path, section.sheet)
        self._timed = self._columns_with_times()
        if section.header_has is not None:
            self._skip = self._above(section.header_has)
        first = next(self._numbered(), None)
        if first is None:
            raise BadInput("The sheet is empty.", where=f"{path}, sheet {quoted(self._sheet.name)}")
        expected = section.columns
        self.columns = named_columns(first[1] if section.header else expected or (), path)
        check_columns(self.columns, expected, path)
        if len(self.columns) != len(first[1]):
            raise BadInput(
                f"The sheet has {len(first[1])} columns.",
                where=str(path),
                expected=f"the {len(self.columns)} of columns",
            )

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order, numbered as the spreadsheet does; rows without any cell are none."""
        rows = self._numbered()
        if self._header:
            next(rows)
        while part := list(islice(rows, CHUNK_ROWS)):
            columns = zip(*(cells for _, cells in part), strict=True)
            yield Chunk([number for number, _ in part], dict(zip(self.columns, columns, strict=True)))

    def _numbered(self) -> Iterator[tuple[int, list[Cell]]]:
        # Rows come from the first of the sheet on, columns from the first that has a cell.
        for number, values in enumerate(self._sheet.iter_rows(), 1):
            if number > self._skip:
                cells = [
                    datetime.combine(value, time()) if type(value) is date and column in self._timed else cell_of(value)
                    for column, value in enumerate(values)
                ]
                if not all(map(is_empty, cells)):
                    yield number, cells

    def _above(self, marks: Sequence[str]) -> int:
        """How many rows stand above the header, which is known by its columns. Raises BadInput where none is it."""
        for number, cells in islice(self._numbered(), MOST_ABOVE):
            if {str(cell).strip() for cell in cells}.issuperset(marks):
                return number - 1
        raise no_header(marks, self.path)

    def _columns_with_times(self) -> frozenset[int]:
        """Columns in which a date alone is a midnight: the reader drops the time of a midnight."""
        rows = self._sheet.iter_rows()
        return frozenset(column for row in rows for column, value in enumerate(row) if type(value) is datetime)


def _sheet(path: Path, name: str | None) -> CalamineSheet:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_path(str(path))
        return book.get_sheet_by_name(_chosen(book, name, path))
    except PasswordError as error:
        raise BadInput("The spreadsheet is protected by a password.", where=str(path), do="save it without") from error
    except CalamineError as error:
        reason = str(error).rstrip(".")
        raise BadInput(f"The spreadsheet cannot be read: {reason}.", where=str(path), do="is it XLSX?") from error


def _chosen(book: CalamineWorkbook, name: str | None, path: Path) -> str:
    names = book.sheet_names
    if name is None and len(names) == 1:
        return names[0]
    if name in names and name is not None:
        return name
    what = "The spreadsheet has several sheets." if name is None else f"There is no sheet {quoted(name)}."
    raise BadInput(
        what, where=str(path), expected="one of " + ", ".join(map(quoted, names)), do="name it in file.sheet"
    )


def _measure(path: Path) -> None:
    """Raises BadInput for what is no zip file, and for what would fill the memory."""
    unpacked = 0
    try:
        with ZipFile(path) as parts:
            for part in parts.infolist():
                cells = [0, 0]
                for piece in _pieces(parts, part.filename):
                    unpacked += len(piece)
                    _widen(cells, piece)
                    if unpacked > MOST_BYTES or cells[0] * cells[1] > MOST_CELLS:
                        raise BadInput(
                            _LARGE,
                            where=str(path),
                            expected=f"at most {MOST_BYTES} bytes unpacked and {MOST_CELLS} cells a sheet",
                            do="save it as CSV",
                        )
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BadInput(
            f"The spreadsheet cannot be read: {error}.", where=str(path), do="is it XLSX, without a password?"
        ) from error


def _pieces(parts: ZipFile, name: str) -> Iterator[bytes]:
    """A part, piece by piece, each with the end of the one before, so that no cell's name is cut."""
    with parts.open(name) as file:
        tail = b""
        while piece := file.read(_PIECE):
            yield tail + piece
            tail = piece[-40:]


def _widen(cells: list[int], piece: bytes) -> None:
    """cells: the last column and row so far."""
    for letters, row in set(_CELL.findall(piece)):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        cells[0], cells[1] = max(cells[0], column), max(cells[1], int(row))
