"""Cells to values, a column at a time: what was cleaned once is remembered, what was refused or changed is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.values.base import Refused
from loaders.mapping.files.table import Cell, Chunk

MOST_REMEMBERED = 100_000
MOST_CHARACTERS = 16 * 2**20
"""Distinct cells that are remembered of one kind of value, and their characters."""
Prepare = Callable[[Any], tuple[Any, Any] | None]
"""From a cell, or a tuple of cells, to what is cleaned and what the source gave; None where it is empty. The two differ
where a mapping says what a code or an empty cell means. Raises Refused."""
Clean = Callable[[Any], Any]
"""From what was given to a value. Raises Refused."""
Changed = Callable[[Any, Any], bool]
"""Whether a value (second) no longer shows what was given (first), so that this must be kept beside it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is refused."""

    code: str
    column: str
    reason: str


Problems = dict[int, Fault]
"""Index of a row in its chunk -> the first reason found to refuse it."""


class Cleaner(dict[Any, Any]):
    """Cell, or tuple of cells -> value; None for an empty one and for a refused one. given: cell -> what was given,
    where the value does not show it. refused: cell -> why."""

    def __init__(self, prepare: Prepare, clean: Clean, changed: Changed) -> None:
        super().__init__()
        self.given: dict[Any, Any] = {}
        self.refused: dict[Any, Refused] = {}
        self.characters = 0
        self._prepare, self._clean, self._changed = prepare, clean, changed

    def __missing__(self, cell: Any) -> Any:
        value = None
        try:
            prepared = self._prepare(cell)
            if prepared is not None:
                given, written = prepared
                value = self._clean(given)
                if written is not None and self._changed(written, value):
                    self.given[cell] = _json(written)
        except Refused as refused:
            self.refused[cell] = refused
        self[cell] = value
        if type(cell) is str:
            self.characters += len(cell)
        return value

    def column(self, cells: Sequence[Any]) -> list[Any]:
        """The values of a column."""
        return list(map(self.__getitem__, cells))

    def forget(self) -> None:
        """Keep the memory bounded; between chunks only."""
        if len(self) > MOST_REMEMBERED or self.characters > MOST_CHARACTERS:
            self.clear()
            self.characters = 0
            self.given.clear()
            self.refused.clear()


class KeyCleaner(Cleaner):
    """Keys of one column, of which most are new in every row: where all are plain text, the column is taken at once.

    empty: texts that mean nothing. longest: characters of a key.
    """

    def __init__(self, prepare: Prepare, clean: Clean, prefix: str, empty: frozenset[str], longest: int) -> None:
        super().__init__(prepare, clean, lambda given, value: False)
        self._prefix, self._empty, self._longest = prefix, empty | {""}, longest

    def column(self, cells: Sequence[Any]) -> list[Any]:
        return [self._prefix + cell for cell in cells] if self._are_plain(cells) else super().column(cells)

    def __missing__(self, cell: Any) -> Any:
        if not self._are_plain((cell,)):
            return super().__missing__(cell)
        self[cell] = value = self._prefix + cell
        return value

    def _are_plain(self, cells: Sequence[Any]) -> bool:
        """Whether each is text that may stand in a key as it is, and says something."""
        try:
            printable = "".join(cells).isprintable()
        except TypeError:
            return False
        return printable and max(map(len, cells)) <= self._longest and self._empty.isdisjoint(map(str.strip, cells))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a column of values became. given: what was given beside them; empty where every value shows it."""

    values: Sequence[Any]
    given: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a value comes from, compiled. columns: none for a constant, whose value is `constant`."""

    columns: tuple[str, ...]
    cleaner: Cleaner
    constant: Any = None

    @property
    def label(self) -> str:
        """The columns as a report names them."""
        return ", ".join(self.columns)

    def over(self, chunk: Chunk, problems: Problems, where: Sequence[bool] | None = None) -> Taken:
        """The values of a chunk's rows; rows with a refused one are added to `problems`. where: rows that count."""
        if not self.columns:
            return Taken([self.constant if counts else None for counts in where or [True] * len(chunk)])
        self.cleaner.forget()
        cells: Sequence[Any]
        if len(self.columns) == 1:
            cells = chunk.columns[self.columns[0]]
        else:
            cells = list(zip(*(chunk.columns[name] for name in self.columns), strict=True))
        if where is not None:
            cells = [cell if counts else None for cell, counts in zip(cells, where, strict=True)]
        values = self.cleaner.column(cells)
        refused, given = self.cleaner.refused, self.cleaner.given
        if refused:
            for index, cell in enumerate(cells):
                if cell in refused and index not in problems:
                    problems[index] = Fault(refused[cell].code, self.label, refused[cell].reason)
        return Taken(values, list(map(given.get, cells)) if given else ())


def _json(given: Any) -> Any:
    """What was given, as it is kept beside a value: the journal holds JSON."""
    if isinstance(given, dict):
        return {name: _json(piece) for name, piece in given.items()}
    if isinstance(given, tuple):
        return [_json(item) for item in given]
    return given if isinstance(given, str | int | float) else str(given)


def text_of(cell: Cell) -> str:
    """A cell as text, without the ".0" that spreadsheets add to numbers. Raises Refused for digits that are lost."""
    if isinstance(cell, float):
        if not cell.is_integer() or abs(cell) >= 2**53:
            return _exact(cell)
        return str(int(cell))
    if isinstance(cell, tuple):
        raise Refused("WRONG_KIND", "a list was given where one value was expected")
    return str(cell)


def _exact(number: float) -> str:
    if abs(number) >= 2**53:
        raise Refused("ROUNDED", "the number has more digits than were kept; give the column as text")
    return repr(number)
