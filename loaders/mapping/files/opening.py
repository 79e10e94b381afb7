"""Opening a file as a table by its format, with the rows that a mapping expects."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_model.errors import BadInput
from loaders.mapping.files.camt053 import CamtTable
from loaders.mapping.files.csv_table import CsvTable
from loaders.mapping.files.gpx import GpxTable
from loaders.mapping.files.json_document import JsonDocumentTable
from loaders.mapping.files.json_lines import JsonTable
from loaders.mapping.files.mt940 import Mt940Table
from loaders.mapping.files.parquet import ParquetTable
from loaders.mapping.files.table import Chunk, Table
from loaders.mapping.files.xlsx import XlsxTable
from loaders.mapping.schema import FileSection, RowsSection

_FORMATS: dict[str, Callable[[Path, FileSection], Table]] = {
    "camt053": CamtTable,
    "csv": CsvTable,
    "gpx": GpxTable,
    "json": JsonDocumentTable,
    "jsonl": JsonTable,
    "mt940": Mt940Table,
    "parquet": ParquetTable,
    "xlsx": XlsxTable,
}
_BY_SUFFIX = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet", ".xlsx": "xlsx", ".xlsm": "xlsx", ".gpx": "gpx", ".xml": "camt053", ".sta": "mt940",
    ".mt940": "mt940",
}  # fmt: skip
_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A table whose file must still be the one that was checked."""

    table: Table
    stamp: _Stamp

    @property
    def path(self) -> Path:
        """The file."""
        return self.table.path

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.table.columns

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order. Raises BadInput where the file was changed since it was opened."""
        if _stamp(self.path) != self.stamp:
            raise BadInput("The file was changed while it was checked.", where=str(self.path), do="load it again")
        return self.table.chunks()


def open_table(path: Path, section: FileSection, rows: RowsSection) -> Table:
    """A file, checked as a whole: that it can be read to its end, its header, and its number of rows.

    Raises BadInput, so that nothing of the file is loaded.
    """
    stamp = _stamp(path)
    table = _FORMATS[_format(path, section)](path, section)
    _count(table, rows)
    return Unchanged(table, stamp)


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"The file cannot be read: {reason}.", where=str(path), do="look at its name") from error
    if not stat.S_ISREG(found.st_mode):
        raise BadInput("This is no file that can be read twice.", where=str(path), expected="a regular file")
    if not os.access(path, os.R_OK):
        raise BadInput("The file may not be read.", where=str(path), do="look at its permissions")
    if not found.st_size:
        raise BadInput("The file is empty.", where=str(path), do="is it the right file?")
    return found.st_ino, found.st_size, found.st_mtime_ns


def _format(path: Path, section: FileSection) -> str:
    if section.format is not None:
        return section.format
    suffix = (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise BadInput(
            "The file's name does not tell its format.",
            where=str(path),
            expected="a name that ends in " + ", ".join(_BY_SUFFIX) + " (CSV and JSON lines also with .gz)",
            do="name it in the mapping, as file.format: csv",
        )
    return _BY_SUFFIX[suffix]


def _count(table: Table, rows: RowsSection) -> None:
    """Raises BadInput for fewer or more rows than the mapping expects. Counts no further than it must."""
    enough = rows.at_least if rows.at_most is None else max(rows.at_least, rows.at_most + 1)
    counted = 0
    for chunk in table.chunks():
        counted += len(chunk) + len(chunk.broken)
        if counted >= enough:
            break
    if counted < rows.at_least:
        raise BadInput(
            f"The file has {counted} rows." if counted else "The file has no rows.",
            where=str(table.path),
            expected=f"at least {rows.at_least} (expect.rows.at_least of the mapping)",
            do="is it whole, and the right one?",
        )
    if rows.at_most is not None and counted > rows.at_most:
        raise BadInput(
            f"The file has more than {rows.at_most} rows.",
            where=str(table.path),
            expected=f"at most {rows.at_most} (expect.rows.at_most of the mapping)",
            do="is it the right one?",
        )
