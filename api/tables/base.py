"""What an analysis of a table of one's own is, and how its table is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from graph_model.errors import BadArgument, BadInput
from graph_model.printable import printable
from graph_model.values.zones import to_milliseconds
from loaders.mapping.files.opening import open_table
from loaders.mapping.schema import FileSection, RowsSection

MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """columns: by name the texts of all rows. names: of the files, for messages."""

    columns: Mapping[str, list[str]]
    rows: int
    names: str

    def column(self, name: str) -> list[str]:
        """Raises BadArgument where there is none."""
        if name not in self.columns:
            known = ", ".join(sorted(self.columns))
            raise BadArgument("--set", f"There is no column {name[:60]!r} in {self.names}.", expected=known[:400])
        return self.columns[name]

    def ids(self, name: str | None) -> list[str]:
        """A column of ids; the numbers of the rows where none is named."""
        if name is None:
            return [f"row {number + 1:0{len(str(self.rows))}}" for number in range(self.rows)]
        return self.column(name)

    def given_ids(self, name: str | None) -> list[str]:
        """The same of rows to answer about, which need no names."""
        return self.ids(name if name in self.columns else None)


@dataclass(frozen=True, slots=True)
class Answer:
    """result: plain JSON. text: lines for people. picture: SVG."""

    result: dict[str, Any]
    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """columns: what each option that names columns, or a number, is for. run: of the table, the options, and a second
    table to answer about, or None."""

    name: str
    doc: str
    columns: Mapping[str, str]
    run: Callable[[Table, Mapping[str, str], Table | None], Answer]


def read(paths: Sequence[Path]) -> Table:
    """CSV files with one head, as one table. Raises BadInput, also for a row that cannot be read."""
    columns: dict[str, list[str]] = {}
    for path in paths:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise BadInput("The file is too large.", where=str(path), expected=f"at most {MOST_BYTES:,} bytes")
        table = open_table(path, FileSection(format="csv"), RowsSection(at_least=0))
        columns = columns or {name: [] for name in table.columns}
        if tuple(columns) != table.columns:
            raise BadInput("The head does not fit.", where=str(path), expected="all files alike")
        for chunk in table.chunks():
            for broken in chunk.broken:
                where = f"{path}, line {broken.row}"
                raise BadInput(f"A row cannot be read: {broken.reason}.", where=where, do="correct it or leave it out")
            for name, cells in chunk.columns.items():
                columns[name] += [str(cell).strip() for cell in cells]
    rows = len(next(iter(columns.values()), []))
    return Table(columns, rows, ", ".join(path.name for path in paths))


def options_of(given: Sequence[str], analysis: Analysis) -> dict[str, str]:
    """NAME=VALUE pairs by name. Raises BadArgument."""
    found: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or name not in analysis.columns:
            told = "; ".join(f"{key}: {doc}" for key, doc in analysis.columns.items())
            raise BadArgument("--set", f"{one[:60]!r} is no option of {analysis.name}.", expected=told)
        found[name] = value
    return found


def needed(options: Mapping[str, str], name: str) -> str:
    """The value of an option that has to be there. Raises BadArgument."""
    if not options.get(name):
        raise BadArgument("--set", f"{name} is missing.", expected=f"{name}=COLUMN")
    return options[name]


def several(text: str) -> list[str]:
    """Names between commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def number(options: Mapping[str, str], name: str, usual: float) -> float:
    """The value of an option as a finite number. Raises BadArgument."""
    found = _number(options[name]) if name in options else usual
    if found is None:
        raise BadArgument("--set", f"{name} is {options[name][:60]!r}.", expected="a number")
    return found


def whole(options: Mapping[str, str], name: str, usual: int) -> int:
    """The value of an option as a whole number. Raises BadArgument."""
    found = number(options, name, usual)
    if not abs(found) < 2**53 or found != int(found):
        raise BadArgument("--set", f"{name} is {found}.", expected="a whole number")
    return int(found)


def numbers(table: Table, name: str) -> list[float]:
    """A column as finite numbers. Raises BadInput."""
    found = []
    for row, text in enumerate(table.column(name)):
        value = _number(text)
        if value is None:
            where = f"{table.names}, row {row + 1}, column {name}"
            raise BadInput(f"{text[:60]!r} is no number.", where=where, do="correct it or leave the row out")
        found.append(value)
    return found


def is_number(text: str) -> bool:
    """Whether a cell is a finite number."""
    return _number(text) is not None


def is_moment(text: str) -> bool:
    """Whether a cell is a time with its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def wholes(table: Table, name: str) -> list[int]:
    """A column as whole numbers. Raises BadInput."""
    found = numbers(table, name)
    for row, value in enumerate(found):
        if not value.is_integer() or abs(value) >= 2**53:
            where = f"{table.names}, row {row + 1}, column {name}"
            raise BadInput(f"{value:g} is no whole number.", where=where, do="correct it or leave the row out")
    return [int(value) for value in found]


def plain(result: Any) -> dict[str, Any]:
    """A dataclass as JSON, arrays as lists."""
    return {name: _plain(value) for name, value in asdict(result).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.tolist() if hasattr(value, "tolist") else value


def lines_of(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table for a terminal."""
    texts = [[printable(_short(one)) for one in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in texts) for column in range(len(head))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in texts]
    return "\n".join(lines)


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def choice(options: Mapping[str, str], name: str, known: Sequence[str], usual: str) -> str:
    """The value of an option that is one of a few. Raises BadArgument."""
    found = options.get(name, usual)
    if found not in known:
        raise BadArgument("--set", f"{name} is {found[:60]!r}.", expected=", ".join(known))
    return found


def moments(table: Table, name: str) -> list[int]:
    """A column of times as milliseconds UTC. Raises BadInput."""
    found = []
    for row, text in enumerate(table.column(name)):
        try:
            at = datetime.fromisoformat(text)
            if at.tzinfo is None:
                raise ValueError("the zone is missing")
            found.append(to_milliseconds(at))
        except ValueError as error:
            where, expected = f"{table.names}, row {row + 1}, column {name}", "as 2026-01-31T22:05:00Z"
            raise BadInput(f"{text[:60]!r} is no time with a zone: {error}.", where=where, expected=expected) from error
    return found
