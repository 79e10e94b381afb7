"""Which rows lie far off what a model says of them, and how surprising that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from algorithms.analyses.models import Matrix, robust_scale
from algorithms.analyses.observed import Observed
from algorithms.movement.chance import benjamini_hochberg

HEAVY = 2.60
"""How much farther out the last twentieth begins than the last quarter, where errors count as no longer normal: it is
2.44 times as far for normal ones."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """id: of the row. outcome: what was measured. expected: what the model, fitted without the row, says. distance: how
    far it is above (or, negative, below), in robust deviations of the residuals; q: the share of false ones among all
    rows named up to this one. unusual: factors in which the row lies beyond 99 % of the others, where the model is
    little supported."""

    id: str
    outcome: float
    expected: float
    distance: float
    q: float
    unusual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outliers:
    """rows: the farthest first. compared: how many rows. scale: one robust deviation, in units of the outcome; three
    where it grows with what is expected (lowest, middle and highest third). degrees: of freedom of the t distribution
    that the middle of the residuals fits; None where it is normal. distances: of all rows, in the table's order."""

    rows: tuple[Outlier, ...]
    compared: int
    scale: tuple[float, ...]
    degrees: int | None
    distances: Matrix


def outliers(table: Observed, outcome: Matrix, expected: Matrix, q: float) -> Outliers:
    """Rows whose residual is surprising at a false discovery rate of q among all (Benjamini and Hochberg 1995)."""
    from scipy import stats

    residuals = outcome - expected
    centred = residuals - np.median(residuals)
    scale, of_row = _scales(centred, expected)
    distances = np.divide(centred, of_row, out=np.zeros(len(centred)), where=of_row > 0)
    degrees = _degrees(distances)
    spread = 1.0 if degrees is None else float(stats.t.ppf(0.75, degrees) * 1.4826)
    tails = np.log10(2) + (
        stats.norm.logsf(np.abs(distances)) if degrees is None else stats.t.logsf(np.abs(distances) * spread, degrees)
    ) / np.log(10)
    chances = benjamini_hochberg(tails, len(distances))
    low, high = np.quantile(table.values, [0.005, 0.995], axis=0) if len(outcome) else (np.empty(0), np.empty(0))
    found = []
    for row in np.flatnonzero(chances <= q).tolist():
        beyond = (table.values[row] < low) | (table.values[row] > high)
        unusual = tuple(name for name, far in zip(table.names, beyond.tolist(), strict=True) if far)
        values = float(outcome[row]), float(expected[row]), float(distances[row]), float(chances[row])
        found.append(Outlier(table.ids[row], *values, unusual))
    found.sort(key=lambda one: (-abs(one.distance), one.id))
    return Outliers(tuple(found), len(outcome), scale, degrees, distances)


def _scales(residuals: Matrix, expected: Matrix) -> tuple[tuple[float, ...], Matrix]:
    """One scale, or one for each third by what is expected where they differ by half and more."""
    whole = robust_scale(residuals)
    thirds = np.searchsorted(np.quantile(expected, [1 / 3, 2 / 3]), expected, side="right")
    parts = tuple(robust_scale(residuals[thirds == third]) for third in range(3))
    if len(residuals) >= 150 and min(parts) > 0 and max(parts) > 1.5 * min(parts):
        return parts, np.array(parts)[thirds]
    return (whole,), np.full(len(residuals), whole)


def _degrees(distances: Matrix) -> int | None:
    """Degrees of freedom at which a t distribution has the tails seen; None where either side looks normal.
    Outliers lie on one side as a rule, and a few do not reach so far in."""
    from scipy import stats

    low, quarter, middle, three, high = np.quantile(distances, [0.05, 0.25, 0.5, 0.75, 0.95])
    if len(distances) < 100 or not quarter < middle < three:
        return None
    sides = (middle - low) / (middle - quarter), (high - middle) / (three - middle)
    seen = sum(sides) / 2
    if min(sides) <= HEAVY:
        return None
    fits = {degrees: float(stats.t.ppf(0.95, degrees) / stats.t.ppf(0.75, degrees)) for degrees in range(1, 31)}
    return min(fits, key=lambda degrees: (abs(fits[degrees] - seen), degrees))
