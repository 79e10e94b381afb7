"""Which of several models predicts rows that it has not seen best: cross-validation on the same folds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from algorithms.analyses.models import MODELS, Matrix

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Score:
    """model: a name of MODELS. error: mean absolute error on rows left out, in units of the outcome. spread: standard
    error of how much worse than the best it is, 0 for the best. explained: share of the median's error that it saves,
    1 is all."""

    model: str
    error: float
    spread: float
    explained: float


def compared(x: Matrix, y: Matrix, seed: int) -> tuple[tuple[Score, ...], str, dict[str, Matrix]]:
    """The scores, simplest model first; the name of the simplest that is within one standard error of the best; and of
    each model n predictions of rows that it was not fitted to.

    The rule of one standard error is Breiman's (Classification and Regression Trees, 1984).
    """
    from sklearn.model_selection import KFold

    folds = KFold(n_splits=FOLDS, shuffle=True, random_state=seed)
    unseen = {name: np.zeros(len(y)) for name in MODELS}
    for number, (fitted, left_out) in enumerate(folds.split(x)):
        for name, fit in MODELS.items():
            unseen[name][left_out] = fit(x[fitted], y[fitted], seed + number)(x[left_out])
    off = {name: np.abs(y - predicted) for name, predicted in unseen.items()}
    means = {name: float(several.mean()) for name, several in off.items()}
    best = min(MODELS, key=lambda name: means[name])
    worse = {name: float((off[name] - off[best]).std(ddof=1) / np.sqrt(len(y))) for name in MODELS}
    chosen = next(name for name in MODELS if means[name] - means[best] <= worse[name])
    usual = means["median"]
    scores = tuple(Score(name, means[name], worse[name], 1 - means[name] / usual if usual else 0.0) for name in MODELS)
    return scores, chosen, unseen
