"""A table of measured factors, one row for each thing observed, in an order that does not depend on how it came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import BadArgument, LimitExceeded
from graph_model.protected import refuse_groups

MOST_ROWS, MOST_FACTORS = 50_000, 60


@dataclass(frozen=True, slots=True)
class Observed:
    """ids: n different names of rows, sorted. names: f names of factors, sorted. values: n x f finite numbers."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    values: NDArray[np.float64]

    def row(self, name: str) -> NDArray[np.float64]:
        """The column of one factor."""
        column: NDArray[np.float64] = self.values[:, self.names.index(name)]
        return column


def observed(
    ids: Sequence[str], names: Sequence[str], values: NDArray[np.float64]
) -> tuple[Observed, NDArray[np.intp]]:
    """The table in order, and for each of its rows where it stood. values: n x f in the order of `ids` and `names`.

    Raises BadArgument where a name comes twice, stands for a protected group, or a value is not finite;
    LimitExceeded over MOST_ROWS or MOST_FACTORS.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.shape != (len(ids), len(names)):
        raise BadArgument("values", f"The values are {table.shape}.", expected=f"({len(ids)}, {len(names)})")
    if len(ids) > MOST_ROWS:
        raise LimitExceeded("rows", len(ids), MOST_ROWS)
    if len(names) > MOST_FACTORS:
        raise LimitExceeded("factors", len(names), MOST_FACTORS)
    for what, several in (("ids", ids), ("factors", names)):
        if len(set(several)) != len(several):
            twice = min(one for one, times in Counter(several).items() if times > 1)
            raise BadArgument(what, f"{twice[:60]!r} comes twice.", expected="each name once")
    refuse_groups("factors", [name.partition("=")[0] for name in names])
    if not np.isfinite(table).all():
        row, column = (int(one) for one in np.argwhere(~np.isfinite(table))[0])
        raise BadArgument(
            "values", f"{names[column][:60]!r} of {ids[row][:60]!r} is no finite number.", do="leave the row out"
        )
    rows = np.array(sorted(range(len(ids)), key=lambda one: ids[one]), dtype=np.intp)
    columns = sorted(range(len(names)), key=lambda one: names[one])
    kept = Observed(
        tuple(ids[one] for one in rows.tolist()),
        tuple(names[one] for one in columns),
        np.ascontiguousarray(table[rows][:, columns]),
    )
    return kept, rows
