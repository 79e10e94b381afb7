"""How does a measure depend on factors, which rows lie far off, and what is to be expected of a given row?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.compared import Score, compared
from algorithms.analyses.far_off import Outliers, outliers
from algorithms.analyses.fitted_curve import Curve, curves_of
from algorithms.analyses.models import MODELS, Matrix
from algorithms.analyses.observed import observed
from graph_model.errors import BadArgument

FEWEST = 30
LEVELS = ((0.5, "usual"), (0.8, "raised"), (0.95, "high"), (1.01, "highest"))
"""Up to which share of the past rows' expected outcome a level goes."""


@dataclass(frozen=True, slots=True)
class Warned:
    """What is to be expected of a row that has no outcome yet. low, high: 90 of 100 such rows end between them.
    level: usual, raised, high or highest, by the `share` of past rows of which less was expected. because: the
    factors that raise (positive) or lower it most against the median row, in units of the outcome. beyond: factors
    outside what was observed, for which the model has no ground."""

    id: str
    expected: float
    low: float
    high: float
    share: float
    level: str
    because: tuple[tuple[str, float], ...]
    beyond: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regression:
    """scores: of all models, simplest first. chosen: the model that the rest is about. curves: the factor that reaches
    farthest first. ids, outcome, expected: of all rows, by id, where expected is of a fit without the row. band: half
    the width between which 90 of 100 rows lie. outliers: those far off. warned: of the rows that were given."""

    scores: tuple[Score, ...]
    chosen: str
    curves: tuple[Curve, ...]
    ids: tuple[str, ...]
    outcome: tuple[float, ...]
    expected: tuple[float, ...]
    band: float
    outliers: Outliers
    warned: tuple[Warned, ...]


def regression(
    ids: Sequence[str],
    names: Sequence[str],
    values: Matrix,
    outcome: NDArray[np.float64],
    given: tuple[Sequence[str], Matrix] | None = None,
    *,
    q: float = 0.05,
    seed: int = 0,
) -> Regression:
    """ids: n names of rows. names: f factors. values: n x f. outcome: n, the measure. given: m names and m x f factors
    of rows to warn about. q: the false discovery rate of outliers.

    Outliers are looked for in residuals of fits that had not seen the row, so that a row cannot bend the curve towards
    itself. Two-sided. Raises BadArgument, LimitExceeded.

    >>> x = np.arange(60.0).reshape(-1, 1)
    >>> y = 2 * x[:, 0] + np.tile([-1.0, 0.0, 1.0], 20)
    >>> y[30] += 40
    >>> found = regression([f"r{n:02}" for n in range(60)], ["heat"], x, y)
    >>> found.chosen, [one.id for one in found.outliers.rows]
    ('linear', ['r30'])
    """
    table, order = observed(ids, names, values)
    y = np.asarray(outcome, dtype=np.float64)[order] if len(outcome) == len(ids) else np.empty(0)
    if len(y) < FEWEST or not len(table.names) or not np.isfinite(y).all():
        raise BadArgument(
            "outcome",
            f"There are {len(y)} rows with an outcome and {len(table.names)} factors.",
            expected=f"a finite outcome for each row, at least {FEWEST} rows and one factor",
        )
    if not 0 < q < 1:
        raise BadArgument("q", f"q is {q}.", expected="between 0 and 1")
    scores, chosen, unseen = compared(table.values, y, seed)
    expected = unseen[chosen]
    fitted = MODELS[chosen](table.values, y, seed)
    band = float(np.quantile(np.abs(y - expected), min(0.9 * (1 + 1 / len(y)), 1.0)))
    warned: list[Warned] = []
    if given is not None:
        asked, _ = observed(given[0], names, given[1])
        usual = np.median(table.values, axis=0)
        low, high = table.values.min(axis=0), table.values.max(axis=0)
        past, predicted = np.sort(fitted(table.values)), fitted(asked.values)
        for row, name in enumerate(asked.ids):
            instead = np.repeat(asked.values[row : row + 1], len(table.names), axis=0)
            np.fill_diagonal(instead, usual)
            moved = predicted[row] - fitted(instead)
            moves = [(one, float(much)) for one, much in zip(table.names, moved, strict=True) if abs(much) > 1e-9]
            moves.sort(key=lambda one: (-abs(one[1]), one[0]))
            out = (asked.values[row] < low) | (asked.values[row] > high)
            share = float(np.searchsorted(past, predicted[row], side="left")) / len(past)
            warned.append(
                Warned(
                    id=name,
                    expected=float(predicted[row]),
                    low=float(predicted[row]) - band,
                    high=float(predicted[row]) + band,
                    share=share,
                    level=next(level for most, level in LEVELS if share < most),
                    because=tuple(moves[:5]),
                    beyond=tuple(one for one, far in zip(table.names, out.tolist(), strict=True) if far),
                )
            )
    return Regression(
        scores=scores,
        chosen=chosen,
        curves=tuple(curves_of(chosen, fitted, table.names, table.values, y, seed)),
        ids=table.ids,
        outcome=tuple(y.tolist()),
        expected=tuple(expected.tolist()),
        band=band,
        outliers=outliers(table, y, expected, q),
        warned=tuple(warned),
    )
