"""A file as a table, given out in chunks of rows by column, so that memory stays bounded however long the file is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.mapping.faults import quoted

Row = TypeVar("Row")
CHUNK_ROWS = 4096
CHUNK_SIZE = 8 * 2**20
"""A chunk ends after so many rows, or so many characters."""
MOST_COLUMNS = 2000
MOST_ABOVE = 100
"""Lines above a header that is known by its columns."""
LONGEST_SHOWN = 2000
"""Characters of one cell that a refused row repeats."""

Cell = str | int | float | date | tuple[Any, ...] | None
"""What a cell holds; None, "" and white space are empty. A datetime is a date; lists of JSON are tuples."""


@dataclass(slots=True)
class Chunk:
    """Rows that follow each other. numbers: 1-based row numbers as one sees them in the file. columns: name -> one cell
    for each of the rows. broken: rows in between that could not be read."""

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Cell]]
    broken: list[Rejection] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.numbers)

    def row(self, index: int) -> dict[str, Cell]:
        """The cells of a row by column, without the empty ones, in the order of the columns' names."""
        found = {name: cells[index] for name, cells in sorted(self.columns.items())}
        return {name: cell for name, cell in found.items() if not is_empty(cell)}

    def raw(self, index: int) -> dict[str, str]:
        """The row as a report shows it: long cells cut."""
        return {name: shorten(str(cell)) for name, cell in self.row(index).items()}


def chunked(
    rows: Iterable[tuple[int, int, Row | Rejection]], columns: Callable[[list[Row]], Mapping[str, Sequence[Cell]]]
) -> Iterator[Chunk]:
    """Rows in their order as chunks of CHUNK_ROWS rows or CHUNK_SIZE characters, about. rows: number, characters, and
    the row or why it cannot be read. columns: of some rows, one cell for each."""
    numbers: list[int] = []
    read: list[Row] = []
    broken: list[Rejection] = []
    size = 0
    for number, length, row in rows:
        size += length
        if isinstance(row, Rejection):
            broken.append(row)
        else:
            numbers.append(number)
            read.append(row)
        if size >= CHUNK_SIZE or len(numbers) + len(broken) >= CHUNK_ROWS:
            yield Chunk(numbers, columns(read), broken)
            numbers, read, broken, size = [], [], [], 0
    if numbers or broken:
        yield Chunk(numbers, columns(read), broken)


def by_name(names: Sequence[str]) -> Callable[[list[dict[str, Cell]]], Mapping[str, Sequence[Cell]]]:
    """Columns of these names out of rows that hold their cells by name; a cell that is not there is empty."""
    return lambda rows: {name: [row.get(name) for row in rows] for name in names}


class Table(Protocol):
    """An opened file, checked as far as it must be before its first row is given out."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        ...

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order. Raises BadInput where the file was changed since it was opened."""
        ...


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shorten(text: str) -> str:
    """Text of a refused row, cut where it is too long to be repeated."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}... ({len(text)} characters)"


def named_columns(header: Sequence[Any], path: Path) -> tuple[str, ...]:
    """Column names out of a header: white space around them taken off, a nameless one called by its number.

    Raises BadInput for a name that stands twice and for too many columns.
    """
    names = [str(name if name is not None else "").strip().lstrip("\ufeff") for name in header]
    names = [name or f"column {number}" for number, name in enumerate(names, 1)]
    twice = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if twice:
        raise BadInput(
            f"The header names {', '.join(map(quoted, twice[:5]))} twice.", where=str(path), do="rename one of them"
        )
    return bounded_columns(names, path)


def bounded_columns(names: Sequence[str], path: Path) -> tuple[str, ...]:
    """The names, if they are not too many. Raises BadInput."""
    if len(names) > MOST_COLUMNS:
        raise BadInput(
            f"The file has more than {MOST_COLUMNS} columns.", where=str(path), do="is it the format that it should be?"
        )
    return tuple(names)


def no_header(marks: Sequence[str], path: Path) -> BadInput:
    """The error that no line is the header by which a mapping knows it."""
    return BadInput(
        "No line is the header.",
        where=str(path),
        expected=f"one of the first {MOST_ABOVE} lines with {', '.join(map(quoted, marks))} (file.header_has)",
        do="check what changed in the file, or write a mapping for it",
    )


def check_columns(found: Sequence[str], expected: Sequence[str] | None, path: Path) -> None:
    """Raises BadInput where a mapping lists the columns and the file has others."""
    if expected is None or list(found) == list(expected):
        return
    missing = [name for name in expected if name not in found]
    more = [name for name in found if name not in expected]
    differs = [f"{', '.join(map(quoted, missing))} is missing"] if missing else []
    differs += [f"{', '.join(map(quoted, more))} is new"] if more else []
    raise BadInput(
        f"The header differs from the mapping's file.columns: {'; '.join(differs) or 'the order is another'}.",
        where=str(path),
        expected=", ".join(map(quoted, expected)),
        do="check what changed in the file, then the mapping",
    )
