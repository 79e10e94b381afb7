"""One JSON document: a list of objects in it is the rows, and single values around the list are columns of each row.

`records` names the list by the keys that lead to it, as `frames.objects`; lists on the way are gone through. Without it
the document itself is the list. Read piece by piece, however long it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import ijson

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.mapping.files.cells import cell_of, flat
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
from loaders.mapping.schema import FileSection

Row = dict[str, Cell]
DEEPEST = 64
"""Lists and objects within one another."""


class JsonDocumentTable:
    """A JSON document that was read to its end once."""

    def __init__(self, path: Path, section: FileSection) -> None:
        """Raises BadInput."""
        self.path = path
        self._way = section.records.split(".") if section.records else []
        found: set[str] = set(section.columns or ())
        self._around = self._read_around()
        some = False
        for _, _, row in self._rows():
            if not isinstance(row, Rejection):
                some = True
                found.update(row)
                if len(found) > MOST_COLUMNS:
                    break
        if not some:
            raise BadInput(
                "The document has no objects there.",
                where=str(path),
                expected=f"objects in the list {section.records}" if section.records else "a list of objects",
                do="name the list in the mapping, as file.records: frames.objects",
            )
        self.columns = bounded_columns(sorted(found), path)
        if section.columns is not None:
            check_columns(self.columns, sorted(section.columns), path)

    def chunks(self) -> Iterator[Chunk]:
        """The rows in their order; the number of a row is that of its object in the lists."""
        return chunked(self._rows(), by_name(self.columns))

    def _read_around(self) -> Row:
        """The document's single values that lie in no list, by dotted names."""
        around: Row = {}
        for prefix, event, value in self._parsed(lambda events: events):
            if event in ("string", "number", "boolean", "null") and "item" not in prefix.split("."):
                around[prefix] = cell_of(value)
        return around

    def _rows(self) -> Iterator[tuple[int, int, Row | Rejection]]:
        first, *rest = self._way or [""]
        outer = f"{first}.item" if first else "item"

        def read(events: Iterable[Any]) -> Iterator[tuple[Row, Any]]:
            for one in ijson.items(events, outer, map_type=_Once):
                yield from _within(one, rest, first, {})

        for number, (around, found) in enumerate(self._parsed(read), 1):
            yield number, 0, _row(number, self._around | around, found)

    def _parsed(self, read: Callable[[Iterable[Any]], Iterable[Any]]) -> Iterator[Any]:
        try:
            with self.path.open("rb") as file:
                yield from read(ijson.parse(_not_deep(ijson.basic_parse(file))))
        except (ijson.JSONError, ValueError, UnicodeDecodeError) as error:
            said = " ".join(str(error).split())
            raise BadInput(
                f"The file is no whole JSON document: {said[:200]}.", where=str(self.path), do="is it the right file?"
            ) from error


def _not_deep(events: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Raises ValueError for what is nested beyond reason: the name of each value is as long as the way to it."""
    depth = 0
    for event, value in events:
        depth += event in ("start_map", "start_array")
        depth -= event in ("end_map", "end_array")
        if depth > DEEPEST:
            raise ValueError("lists and objects are nested too deeply")
        yield event, value


class _Once(dict[str, Any]):
    """An object whose keys stand in it once, or one of their values would be lost."""

    def __setitem__(self, key: str, value: Any) -> None:
        if key in self:
            raise ValueError(f"the key {key[:60]!r} is given twice in one object")
        super().__setitem__(key, value)


def _within(one: Any, way: list[str], name: str, around: Row) -> Iterator[tuple[Row, Any]]:
    """The objects that a way leads to, each with the single values of those around it."""
    if not way:
        yield around, one
        return
    inner = one.get(way[0]) if isinstance(one, dict) else None
    more = {f"{name}.{key}": value for key, value in one.items() if key != way[0]} if isinstance(one, dict) else {}
    kept = around | {key: cell for key, cell in flat(more).items() if not isinstance(cell, tuple)}
    for each in inner if isinstance(inner, list) else [] if inner is None else [inner]:
        yield from _within(each, way[1:], f"{name}.{way[0]}", kept)


def _row(number: int, around: Row, found: Any) -> Row | Rejection:
    try:
        if not isinstance(found, dict):
            raise ValueError("what stands there is no JSON object")
        if not found:
            return Rejection(number, EMPTY, "", "the object has no keys", "{}")
        return around | flat(found)
    except ValueError as error:
        return Rejection(number, BROKEN, "", str(error), shorten(str(found)))
