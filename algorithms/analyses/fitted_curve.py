"""How a fitted model moves with one factor while the others stay as they were observed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from algorithms.analyses.models import MODELS, Matrix, Predict

POINTS, REFITS, SAMPLE = 25, 20, 200


@dataclass(frozen=True, slots=True)
class Curve:
    """factor: its name. at: up to 25 values of it. expected: the mean outcome predicted there over the rows observed
    (partial dependence; Friedman, Annals of Statistics 29, 2001). low, high: of the curve, two deviations of 20 refits
    to rows drawn anew. reach: largest less smallest of expected, by which curves are ordered."""

    factor: str
    at: tuple[float, ...]
    expected: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    reach: float


def curves_of(model: str, fitted: Predict, names: tuple[str, ...], x: Matrix, y: Matrix, seed: int) -> list[Curve]:
    """One curve for each factor, the one that reaches farthest first, then by name."""
    drawn = np.random.default_rng([seed, 1])
    refits = []
    for number in range(REFITS):
        rows = drawn.integers(0, len(y), len(y))
        refits.append(MODELS[model](x[rows], y[rows], seed + number))
    rows = np.sort(drawn.permutation(len(y))[:SAMPLE])
    found = [_curve(name, column, fitted, refits, x, x[rows]) for column, name in enumerate(names)]
    return sorted(found, key=lambda curve: (-curve.reach, curve.factor))


def _curve(name: str, column: int, fitted: Predict, refits: list[Predict], x: Matrix, rows: Matrix) -> Curve:
    values = np.unique(x[:, column])
    if len(values) > POINTS:
        first, last = (float(one) for one in np.quantile(x[:, column], [0.01, 0.99]))
        values = np.unique(np.linspace(first, last, POINTS))
    asked = np.repeat(rows[None], len(values), axis=0)
    asked[:, :, column] = values[:, None]
    flat = asked.reshape(-1, rows.shape[1])

    def means(predict: Predict) -> Matrix:
        means: Matrix = predict(flat).reshape(len(values), -1).mean(axis=1)
        return means

    middle, apart = means(fitted), 2 * np.std([means(predict) for predict in refits], axis=0)
    columns = (values, middle, middle - apart, middle + apart)
    at, expected, low, high = (tuple(one.tolist()) for one in columns)
    return Curve(name, at, expected, low, high, float(np.ptp(middle)))
