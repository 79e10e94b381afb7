"""Statements of bank accounts as tables: what camt.053 and MT940 say of each movement, under the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from graph_model.errors import BadInput
from graph_model.records import Rejection
from loaders.mapping.files.table import Cell, Chunk, by_name, check_columns, chunked
from loaders.mapping.files.text import Text, examine
from loaders.mapping.schema import FileSection

COLUMNS = (
    "key",
    "account",
    "other_account",
    "other_name",
    "payer",
    "payee",
    "credit",
    "amount",
    "currency",
    "booked",
    "valued",
    "reference",
    "purpose",
    "pending",
    "reversal",
)
"""key: account, statement and place in it. payer, payee: account and other_account by the direction of the money.
credit: yes where money came in. amount: a decimal number with a point. booked, valued: days, or times as they stand
there."""
MovementRow = dict[str, Cell]


class Statements(Protocol):
    """How one format is read: movements in their order, numbered from 1. Raises BadInput for what is no such file."""

    def __call__(self, text: Text) -> Iterator[tuple[int, MovementRow | Rejection]]:
        """Each movement, or why it cannot be read."""
        ...


class StatementTable:
    """A file of statements. The number of a row is that of the movement in the file."""

    columns = COLUMNS

    def __init__(self, path: Path, section: FileSection, read: Statements, name: str) -> None:
        """Raises BadInput for a file that cannot be read to its end, or holds no movement."""
        self.path, self._read = path, read
        self._text = examine(path, section.encoding)
        check_columns(self.columns, section.columns, path)
        if not any(True for _ in self._read(self._text)):
            raise BadInput(f"There is no movement in it: it is no {name}, or an empty one.", where=str(path))

    def chunks(self) -> Iterator[Chunk]:
        """The movements in their order."""
        return chunked(((number, 0, row) for number, row in self._read(self._text)), by_name(COLUMNS))


def movement(row: MovementRow, *, credit: bool) -> MovementRow:
    """A row with payer and payee by the direction of the money, under all columns."""
    own, other = row.get("account"), row.get("other_account")
    row["payer"], row["payee"] = (other, own) if credit else (own, other)
    row["credit"] = "yes" if credit else "no"
    return {column: row.get(column) for column in COLUMNS}
