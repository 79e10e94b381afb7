"""A table that somebody gives as text: read as a file is, told about, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from api.tables.base import Table, is_moment, is_number, read
from graph_model.errors import BadArgument, BadInput, LimitExceeded
from graph_model.protected import refuse_groups, refuse_judging

MOST_BYTES = 2_000_000
"""Of one table in UTF-8."""
MOST_ROWS = 5_000
MOST_COLUMNS = 200
FEW = 30
"""Different words up to which a column is one of words."""
LONGEST, SHOWN = 100, 40
"""Characters of a word, and of a value that is told of another column."""


class Holds(Enum):
    """What all cells of a column are that are not empty."""

    NUMBERS = "numbers"
    TIMES = "times"
    WORDS = "words"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Column:
    """values: of a column of words all of them by name; of another the first. empty: how many cells are. group: why no
    analysis takes it, or None. judges: why it is no outcome and no label, or None."""

    name: str
    holds: Holds
    values: tuple[str, ...]
    empty: int
    group: str | None
    judges: str | None


def pasted(text: str, name: str) -> Table:
    """A table out of text, CSV with a head. name: of the argument, for messages. It stands in a private file while it
    is read. Raises BadInput, LimitExceeded."""
    body = text.encode("utf-8", "surrogatepass")
    if len(body) > MOST_BYTES:
        raise LimitExceeded(f"bytes of {name}", len(body), MOST_BYTES, do="analyse it with `sightline analyse`")
    with TemporaryDirectory(prefix="sightline-") as folder:
        file = Path(folder) / name
        file.write_bytes(body)
        try:
            table = read([file])
        except BadInput as error:
            # Whoever gave text has no file, and the server's folders are nobody's business.
            raise told(error, error.where.replace(f"{folder}/", "")) from None
    if table.rows > MOST_ROWS:
        raise LimitExceeded(f"rows of {name}", table.rows, MOST_ROWS, do="analyse it with `sightline analyse`")
    if len(table.columns) > MOST_COLUMNS:
        raise LimitExceeded(f"columns of {name}", len(table.columns), MOST_COLUMNS)
    return table


def told(error: BadInput, where: str) -> BadInput:
    """The same with the place in its sentence: of a table somebody gave the row is what matters."""
    return BadInput(
        f"{error.what.rstrip('.')} ({where})." if where else error.what, expected=error.expected, do=error.do
    )


def columns_of(table: Table) -> list[Column]:
    """What each column holds, in the table's order."""
    return [_column(name, cells) for name, cells in table.columns.items()]


def _column(name: str, cells: Sequence[str]) -> Column:
    said = [cell for cell in cells if cell]
    different = list(dict.fromkeys(said))
    if said and all(map(is_number, different)):
        holds = Holds.NUMBERS
    elif said and all(map(is_moment, different)):
        holds = Holds.TIMES
    else:
        words = len(different) <= FEW and all(len(one) <= LONGEST for one in different)
        holds = Holds.WORDS if words else Holds.TEXTS
    values = sorted(different) if holds is Holds.WORDS else [one[:SHOWN] for one in different[:3]]
    group = _refusal(lambda: refuse_groups("table", [name], [cells]))
    judges = _refusal(lambda: refuse_judging("table", [name]))
    return Column(name, holds, tuple(values), len(cells) - len(said), group, judges)


def _refusal(check: Callable[[], None]) -> str | None:
    try:
        check()
    except BadArgument as error:
        return error.what
    return None
