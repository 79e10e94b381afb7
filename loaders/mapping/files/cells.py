"""Values of JSON, Parquet and spreadsheets as cells: text, number, date, or a list; nested objects by dotted names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, cast

import orjson

from loaders.mapping.files.table import Cell

PLAIN = frozenset({str, int, type(None)})
"""Types of values that are cells as they are."""
DEEPEST = 8
"""Levels of objects that get dotted names; what lies deeper stays JSON text."""


def cell_of(value: Any) -> Cell:
    """A value as a cell. Booleans become the words true and false, because 1 and true must not be taken for equal.

    Raises ValueError for what is nested too deeply.
    """
    if type(value) in PLAIN:
        return cast("Cell", value)
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return value if value == value else None
        case date():
            return value
        case Decimal() | time() | timedelta():
            return str(value)
        case bytes():
            return value.decode("utf-8", "backslashreplace")
        case list() | tuple() if not any(isinstance(item, list | tuple | dict) for item in value):
            return tuple(cell_of(item) for item in value)
        case list() | tuple() | dict():
            return _json_text(value)
    return str(value)


def _json_text(value: Any) -> str:
    try:
        return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError as error:  # it reads deeper than it writes
        raise ValueError("objects are nested too deeply") from error


def flat(row: Mapping[str, Any]) -> dict[str, Cell]:
    """An object with its nested objects' keys as dotted names: {"caller": {"number": 1}} has caller.number.

    Raises ValueError where two values have one name, or one is nested too deeply.
    """
    found: dict[str, Cell] = {}
    _gather(row.items(), "", found, 0)
    return found


def _gather(items: Iterable[tuple[str, Any]], prefix: str, found: dict[str, Cell], depth: int) -> None:
    for key, value in items:
        name = prefix + key
        if isinstance(value, dict) and value and depth < DEEPEST:
            _gather(value.items(), name + ".", found, depth + 1)
        elif name in found:
            raise ValueError(f"{name[:40]!r} is given twice")
        else:
            found[name] = cell_of(value)
