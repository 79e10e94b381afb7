"""CSV: rows by Python's reader in its strict manner. A stray quote costs the row that it stands in, not those below."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.mapping.files.table import (
    CHUNK_ROWS,
    CHUNK_SIZE,
    MOST_ABOVE,
    Cell,
    Chunk,
    check_columns,
    chunked,
    named_columns,
    no_header,
    shorten,
)
from loaders.mapping.files.text import Text, examine
from loaders.mapping.schema import FileSection

_MOST_AGAIN = 1_000_000
"""Lines that may be read a second time after stray quotes; from then on such a row is refused with all its lines."""
BROKEN, NUL, EMPTY = "BROKEN_LINE", "NUL_CHARACTER", "EMPTY_ROW"


@dataclass(slots=True)
class _Lines:
    """The lines of a file; those of the current row can be taken back. number: of the line at which the row begins."""

    file: IO[str]
    number: int = 1
    taken: list[str] = field(default_factory=list)
    again: deque[str] = field(default_factory=deque)
    repeated: int = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.file)
        self.taken.append(line)
        return line

    def block(self) -> list[str]:
        """The lines that follow, as many as a chunk may hold; none where some are to be read again."""
        self.next_row()
        lines: list[str] = []
        size = 0
        for line in () if self.again else islice(self.file, CHUNK_ROWS):
            lines.append(line)
            size += len(line)
            if size >= CHUNK_SIZE:
                break
        return lines

    def keep_first(self) -> None:
        """Of the current row keep the first line only; the others are read again, as rows of their own."""
        if self.repeated < _MOST_AGAIN:
            self.repeated += len(self.taken) - 1
            self.again.extendleft(reversed(self.taken[1:]))
            del self.taken[1:]

    def next_row(self) -> None:
        self.number += len(self.taken)
        self.taken = []


class CsvTable:
    """A CSV file whose text and header were found to be in order."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        self.path = path
        self._section = section
        self._text = examine(path, section.encoding)
        plain = path.with_suffix("") if path.suffix == ".gz" else path
        self._dialect: dict[str, Any] = {"delimiter": section.delimiter or ("\t" if plain.suffix == ".tsv" else ",")}
        if section.quote == "none":
            self._dialect["quoting"] = csv.QUOTE_NONE
        else:
            self._dialect["quotechar"] = section.quote
        self._above = section.skip + self._preamble()
        self.columns = self._header()

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order; the number of a row is that of its first line."""
        with self._text.open() as file:
            lines = self._lines(file)
            rows = _rows(lines, self._dialect, len(self.columns), self._text)
            if self._section.header:
                next(rows, None)
            one_by_one = chunked(rows, self._columns)
            while (chunk := self._at_once(lines) or next(one_by_one, None)) is not None:
                yield chunk

    def _at_once(self, lines: _Lines) -> Chunk | None:
        """A chunk of lines of which each is a row, as in most files; None where they must be read with more care."""
        taken = lines.block()
        try:
            rows = [] if self._text.nul else list(csv.reader(taken, strict=True, **self._dialect))
        except csv.Error:
            rows = []
        if taken and len(rows) == len(taken) and {*map(len, rows)} == {len(self.columns)} and all(map(any, rows)):
            lines.number += len(rows)
            return Chunk(range(lines.number - len(rows), lines.number), self._columns(rows))
        lines.again.extend(taken)
        return None

    def _columns(self, rows: list[list[str]]) -> dict[str, Sequence[Cell]]:
        columns: Iterable[Sequence[Cell]] = zip(*rows, strict=True) if rows else ((),) * len(self.columns)
        return dict(zip(self.columns, columns, strict=True))

    def _lines(self, file: IO[str]) -> _Lines:
        for _ in range(self._above):
            next(file, None)
        return _Lines(file, self._above + 1)

    def _preamble(self) -> int:
        """How many lines stand above the header, which is known by its columns. Raises BadInput where none is it."""
        marks = self._section.header_has
        if marks is None:
            return 0
        with self._text.open() as file:
            for _ in range(self._section.skip):
                next(file, None)
            for above, line in enumerate(islice(file, MOST_ABOVE)):
                try:
                    cells = next(csv.reader([line], strict=True, **self._dialect), [])
                except csv.Error:
                    continue
                if {cell.strip().lstrip("\ufeff") for cell in cells}.issuperset(marks):
                    return above
        raise no_header(marks, self.path)

    def _header(self) -> tuple[str, ...]:
        expected = self._section.columns
        if not self._section.header:
            return named_columns(expected or (), self.path)
        with self._text.open() as file:
            first = next(_rows(self._lines(file), self._dialect, None, self._text), None)
        if first is None or isinstance(first[2], Rejection):
            reason = first[2].reason if first and isinstance(first[2], Rejection) else "there is none"
            raise BadInput(f"The header cannot be read: {reason}.", where=str(self.path), do="is it a CSV file?")
        columns = named_columns(first[2], self.path)
        check_columns(columns, expected, self.path)
        return columns


def _rows(
    lines: _Lines, dialect: dict[str, Any], width: int | None, text: Text
) -> Iterator[tuple[int, int, list[str] | Rejection]]:
    """Row number, characters, and cells or why there are none. width: of the header; None while it is read."""
    reader = csv.reader(lines, strict=True, **dialect)
    while True:
        lines.next_row()
        reason = ""
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row, reason = [], str(error)
        if not reason and not row:
            continue
        if not reason and width is not None and len(row) != width:
            reason = f"the row has {len(row)} cells, the header {width}"
        if not reason and not any(row):
            yield lines.number, 0, Rejection(lines.number, EMPTY, "", "every cell of the row is empty", "")
        elif not reason and not text.nul:
            yield lines.number, sum(map(len, lines.taken)), row
        elif reason:
            if len(lines.taken) > 1:
                reason += "; a quote is not closed in its line"
                lines.keep_first()
            shown = shorten("".join(lines.taken).rstrip("\r\n"))
            yield lines.number, len(shown), Rejection(lines.number, BROKEN, "", reason, shown)
        else:
            yield lines.number, sum(map(len, lines.taken)), _without_nul(row, lines)


def _without_nul(row: list[str], lines: _Lines) -> list[str] | Rejection:
    if not any("\0" in cell for cell in row):
        return row
    reason = "the row holds NUL characters; the file was cut or is no text"
    return Rejection(lines.number, NUL, "", reason, shorten("".join(lines.taken).rstrip("\r\n")))
