"""Models of a measure by factors, from the simplest on: how each is fitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Predict = Callable[[Matrix], Matrix]
Fit = Callable[[Matrix, Matrix, int], Predict]
HUBER = 1.345
"""Residuals beyond so many robust deviations weigh less (Huber 1964; 95 % efficient where errors are normal)."""


def median(x: Matrix, y: Matrix, seed: int) -> Predict:
    """The same for all: the median. What any model must beat."""
    middle = float(np.median(y))
    return lambda given: np.full(len(given), middle)


def linear(x: Matrix, y: Matrix, seed: int) -> Predict:
    """A straight line in each factor, fitted so that a few far-off rows do not bend it."""
    from sklearn.preprocessing import StandardScaler

    return _robust(StandardScaler().fit(x), x, y, 1e-3)


def curves(x: Matrix, y: Matrix, seed: int) -> Predict:
    """A smooth curve in each factor that has more than ten values, added up; fitted as robustly."""
    from sklearn.compose import ColumnTransformer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import SplineTransformer, StandardScaler

    many = [column for column in range(x.shape[1]) if len(np.unique(x[:, column])) > 10]
    few = [column for column in range(x.shape[1]) if column not in many]
    bends = SplineTransformer(n_knots=6, degree=3, extrapolation="linear", include_bias=False)
    turned = ColumnTransformer([("many", bends, many), ("few", "passthrough", few)])
    return _robust(make_pipeline(turned, StandardScaler()).fit(x), x, y, 1.0)


def trees(x: Matrix, y: Matrix, seed: int) -> Predict:
    """Boosted trees, which find factors that act together."""
    from sklearn.ensemble import GradientBoostingRegressor

    model = GradientBoostingRegressor(
        loss="huber", alpha=0.95, n_estimators=80, learning_rate=0.1, subsample=0.7, min_samples_leaf=5,
        random_state=seed,
    )  # fmt: skip
    return _predicting(model.fit(x, y))


def forest(x: Matrix, y: Matrix, seed: int) -> Predict:
    """The mean of many trees grown on random parts."""
    from sklearn.ensemble import ExtraTreesRegressor

    return _predicting(ExtraTreesRegressor(n_estimators=50, min_samples_leaf=3, random_state=seed).fit(x, y))


MODELS: dict[str, Fit] = {"median": median, "linear": linear, "curves": curves, "forest": forest, "trees": trees}
"""The simplest first."""


def robust_scale(residuals: Matrix) -> float:
    """The deviation of the middle of the residuals: 1.4826 times their median distance from their median."""
    return float(1.4826 * np.median(np.abs(residuals - np.median(residuals)))) if len(residuals) else 0.0


def _robust(turned: Any, x: Matrix, y: Matrix, penalty: float) -> Predict:
    """Ridge regression, weighted anew ten times by how far each row is off."""
    from sklearn.linear_model import Ridge

    features, weights = turned.transform(x), np.ones(len(y))
    model = Ridge(alpha=penalty, solver="cholesky")
    for _ in range(10):
        model.fit(features, y, sample_weight=weights)
        off = np.abs(y - model.predict(features))
        limit = HUBER * 1.4826 * float(np.median(off))
        weights = np.minimum(1.0, limit / np.maximum(off, 1e-12)) if limit > 0 else weights
    return lambda given: np.asarray(model.predict(turned.transform(given)), dtype=np.float64)


def _predicting(model: Any) -> Predict:
    return lambda given: np.asarray(model.predict(given), dtype=np.float64)
