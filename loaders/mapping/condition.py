"""Rows of which a part of a mapping speaks: those in which columns hold certain texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_model.values.base import Refused
from loaders.mapping.cleaning import text_of
from loaders.mapping.faults import Place
from loaders.mapping.files.table import Cell, Chunk
from loaders.mapping.scope import Scope


@dataclass(frozen=True, slots=True)
class Condition:
    """columns: column -> the texts that count; in every column one of them must stand."""

    columns: Mapping[str, frozenset[str]]

    def over(self, chunk: Chunk) -> list[bool]:
        """Whether each row counts."""
        holds = [[_text(cell) in texts for cell in chunk.columns[column]] for column, texts in self.columns.items()]
        return list(map(all, zip(*holds, strict=True)))


def read_condition(section: Mapping[str, Sequence[str]], place: Place, scope: Scope) -> Condition | None:
    """Compile a `when`; None where every row counts."""
    for column in section:
        scope.use(column, (*place, column))
    return Condition({column: frozenset(texts) for column, texts in section.items()}) if section else None


def _text(cell: Cell) -> str:
    try:
        return "" if cell is None else text_of(cell).strip()
    except Refused:
        return str(cell)
