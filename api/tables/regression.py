"""`sightline analyse regression`: a measure by factors, rows far off, and what to expect of given rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from api.tables.base import (
    Analysis,
    Answer,
    Table,
    lines_of,
    needed,
    number,
    numbers,
    plain,
    several,
    whole,
)
from graph_model.errors import LimitExceeded

if TYPE_CHECKING:
    from algorithms.analyses.regression import Regression


def _run(table: Table, options: Mapping[str, str], given: Table | None) -> Answer:
    import numpy as np

    from algorithms.analyses.regression import regression
    from graph_model.protected import refuse_groups, refuse_judging

    outcome, factors = needed(options, "outcome"), several(needed(options, "factors"))
    refuse_judging("--set", [outcome])
    refuse_groups("--set", factors, [table.column(name) for name in factors])
    names, columns = _factors(table, factors)
    asked = None
    if given is not None:
        rows = _factors(given, factors, names)[1]
        asked = given.given_ids(options.get("id")), np.array(rows, dtype=np.float64).reshape(len(names), -1).T
    found = regression(
        table.ids(options.get("id")),
        names,
        np.array(columns, dtype=np.float64).reshape(len(names), -1).T,
        np.array(numbers(table, outcome), dtype=np.float64),
        asked,
        q=number(options, "q", 0.05),
        seed=whole(options, "seed", 0),
    )
    return Answer(plain(found), _text(found), _picture(found, outcome))


def _factors(
    table: Table, factors: Sequence[str], known: Sequence[str] | None = None
) -> tuple[list[str], list[list[float]]]:
    """Columns of numbers as they are; of a column of words one of 0 and 1 for each word but the first. known: the
    names that came out of another table. Raises BadArgument, BadInput, LimitExceeded."""
    from algorithms.analyses.observed import MOST_FACTORS

    names: list[str] = []
    columns: list[list[float]] = []
    for factor in factors:
        texts = table.column(factor)
        words = [name.partition("=")[2] for name in known or () if name.startswith(f"{factor}=")]
        if known is None and not all(_is_number(text) for text in texts):
            words = sorted(set(texts))[1:]
            if len(words) > MOST_FACTORS:
                do = "name columns of numbers, or of fewer words"
                raise LimitExceeded(f"words of {factor[:60]}", len(words), MOST_FACTORS, do=do)
        if words:
            names += [f"{factor}={word}" for word in words]
            columns += [[float(text == word) for text in texts] for word in words]
        else:
            names.append(factor)
            columns.append(numbers(table, factor))
    return names, columns


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _text(found: Regression) -> str:
    scores = [[one.model, one.error, one.explained, "<" if one.model == found.chosen else ""] for one in found.scores]
    parts = [lines_of(["model", "mean error", "explained", ""], scores)]
    parts.append(lines_of(["factor", "reach"], [[one.factor, one.reach] for one in found.curves]))
    off = [
        [one.id, one.outcome, one.expected, one.distance, one.q, ", ".join(one.unusual)] for one in found.outliers.rows
    ]
    title = f"{len(off)} of {found.outliers.compared} rows lie far off."
    head = ["row", "measured", "expected", "distance", "q", "rare factors"]
    parts.append("\n".join([title, lines_of(head, off)] if off else [title]))
    if found.warned:
        rows = [
            [one.id, one.level, one.expected, one.low, one.high, ", ".join(f"{n} {v:+.3g}" for n, v in one.because)]
            for one in found.warned
        ]
        parts.append(lines_of(["given", "level", "expected", "low", "high", "because"], rows))
    return "\n\n".join(parts)


def _picture(found: Regression, outcome: str) -> str:
    from drawing.plots import Mark, Plot, draw

    off = {one.id for one in found.outliers.rows}
    rows = sorted(zip(found.expected, found.outcome, found.ids, strict=True))
    near, far = [row for row in rows if row[2] not in off], [row for row in rows if row[2] in off]
    ends = [rows[0][0], rows[-1][0]]
    marks = [
        Mark("band", ends, [e - found.band for e in ends], [e + found.band for e in ends], label="90 of 100"),
        Mark("line", ends, ends),
        Mark("points", [row[0] for row in near], [row[1] for row in near], colour=-1, label="rows"),
        Mark("points", [r[0] for r in far], [r[1] for r in far], names=[r[2] for r in far], colour=1, label="far off"),
    ]
    return draw(Plot(f"{outcome}: measured against expected ({found.chosen})", "expected", outcome, marks))


ANALYSIS = Analysis(
    "regression",
    "How a measure depends on factors, which rows lie far off, and what to expect of the rows of --given.",
    {
        "outcome": "the column of the measure",
        "factors": "columns of numbers or words, between commas",
        "id": "the column that names a row",
        "q": "share of false ones among the rows named, 0.05",
        "seed": "0",
    },
    _run,
)
