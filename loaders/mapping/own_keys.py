"""A source's own ids, of things and of rows: never cleaned, but refused where they could not be kept or shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph_model.values.base import Refused
from loaders.mapping.cleaning import Cleaner, KeyCleaner, Reading, text_of
from loaders.mapping.faults import Place
from loaders.mapping.files.table import Cell
from loaders.mapping.schema import Given
from loaders.mapping.scope import Scope
from loaders.mapping.values import says_nothing

LONGEST = 500
"""Characters of a key."""


def read_key(parts: Sequence[Given], prefix: str, place: Place, scope: Scope) -> Reading:
    """How the source's own id is read. parts: columns and constants, several of them joined by |. prefix: what stands
    before it."""
    columns = [part.column for part in parts if part.column is not None]
    for column in columns:
        scope.use(column, place)
    empty = frozenset(scope.file.empty)

    def prepare(cells: Any) -> tuple[str, str] | None:
        told = iter(cells if len(columns) > 1 and cells is not None else (cells,) * len(columns))
        whole = [part.constant if part.column is None else next(told) for part in parts]
        empties = [part.column is not None and says_nothing(c, empty) for part, c in zip(parts, whole, strict=True)]
        if sum(empties) == len(columns):
            return None
        if any(empties):
            raise Refused("KEY_INCOMPLETE", "a part of the key is empty")
        key = _joined(whole)
        return key, key

    def clean(key: str) -> str:
        return prefix + checked_key(key)

    if not columns:
        constant = _joined([part.constant for part in parts])
        try:
            return Reading((), Cleaner(prepare, clean, _never), clean(constant))
        except Refused as refused:
            scope.faults.add(place, refused.reason)
    if len(parts) == 1:
        return Reading(tuple(columns), KeyCleaner(prepare, clean, prefix, empty, LONGEST))
    return Reading(tuple(columns), Cleaner(prepare, clean, _never))


def _joined(cells: Sequence[Cell]) -> str:
    """One part as it is; of several, none is taken for another: a bar inside a part is written %7C."""
    texts: Iterable[str] = map(text_of, cells)
    if len(cells) > 1:
        texts = (text.replace("%", "%25").replace("|", "%7C") for text in texts)
    return "|".join(texts)


def checked_key(key: str) -> str:
    """A source's own id as it is. Raises Refused for one that could not be kept or shown."""
    if len(key) > LONGEST:
        raise Refused("KEY_TOO_LONG", f"the key has {len(key)} characters; at most {LONGEST} are kept")
    if not key.isprintable() and any(ord(ch) < 32 or 127 <= ord(ch) < 160 for ch in key):
        raise Refused("CONTROL_CHARACTER", "the key holds a control character or a line break")
    return key


def _never(given: Any, value: Any) -> bool:
    return False
