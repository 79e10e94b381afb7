"""Rows of CSV files and JSON lines, read whole and checked against their columns before the first is given out."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.json_line import read_json

LARGEST = 64 * 2**20
"""Bytes of one file; the sets that come with Sightline are far smaller."""
Row = Mapping[str, str]


def file_bytes(path: Path) -> bytes:
    """A file as it is. Raises BadInput for one that cannot be read or is larger than LARGEST."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadInput(
                f"The file has {size} bytes.",
                where=str(path),
                expected=f"at most {LARGEST}",
                do="is it the right file?",
            )
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"The file cannot be read: {error.strerror}.", where=str(path), do="look at its name and permissions"
        ) from error


def csv_rows(content: bytes, where: str, columns: Sequence[str]) -> list[Row | Rejection]:
    """Rows of a CSV file by column; a line with more or fewer fields than the header is a Rejection.

    Raises BadInput for another encoding than UTF-8, broken quotation and a header that is not `columns`.
    """
    reader = csv.reader(io.StringIO(_text(content, where), newline=""), strict=True)
    try:
        header, *lines = [line for line in reader if line] or [[]]
    except csv.Error as error:
        raise BadInput(
            f"The CSV is broken: {error}.", where=f"{where}, line {reader.line_num}", do="fetch the file anew"
        ) from error
    if header != list(columns):
        raise BadInput("The header differs.", where=where, expected=", ".join(columns), do="fetch the file anew")
    return [_fields(number, line, header) for number, line in enumerate(lines, 1)]


def _fields(number: int, line: list[str], header: list[str]) -> Row | Rejection:
    if len(line) != len(header):
        reason = f"the line has {len(line)} fields, the header {len(header)}"
        return Rejection(number, "BROKEN_LINE", "", reason, line)
    return dict(zip(header, line, strict=True))


def json_rows(content: bytes, where: str, columns: Sequence[str]) -> list[Row | Rejection]:
    """Rows of JSON lines by key, numbers as text; a line that is no object with these keys is a Rejection.

    Raises BadInput for another encoding than UTF-8 and for a file of which no line is such an object.
    """
    lines = [line for line in _text(content, where).split("\n") if line.strip()]
    rows = [_object(number, line, columns) for number, line in enumerate(lines, 1)]
    if all(isinstance(row, Rejection) for row in rows):
        raise BadInput("No line fits.", where=where, expected="JSON objects with " + ", ".join(columns))
    return rows


def _object(number: int, line: str, columns: Sequence[str]) -> Row | Rejection:
    try:
        found = read_json(line)
    except ValueError as error:
        return Rejection(number, "BROKEN_LINE", "", f"the line is no JSON: {error}", line)
    if not isinstance(found, dict) or list(found) != list(columns):
        return Rejection(number, "BROKEN_LINE", "", "the line has other keys than expected", line)
    strange = next((key for key, value in found.items() if type(value) not in (str, int)), None)
    if strange is not None:
        return Rejection(number, "BROKEN_LINE", strange, "the value is neither text nor a whole number", line)
    return {key: str(value) for key, value in found.items()}


def _text(content: bytes, where: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput(
            "The file is not written in UTF-8.", where=f"{where}, line {line}", do="convert it to UTF-8"
        ) from error
    if not text.strip():
        raise BadInput("The file is empty.", where=where, do="fetch the file anew")
    return text
