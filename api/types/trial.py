"""How well a classification tells what it has not seen."""

from __future__ import annotations

import strawberry

from algorithms.analyses.told import Trial


@strawberry.type(
    description="A label or a word with its weight: a calibrated probability, or how much the word moved it."
)
class Weighed:
    name: str
    weight: float


@strawberry.type(description="Of rows left out that were given such a probability, how many were right.")
class CalibrationBin:
    least: float
    below: float
    count: int
    promised: float
    right: float


def weighed(several: tuple[tuple[str, float], ...]) -> list[Weighed]:
    """Names with their weights."""
    return [Weighed(name=name, weight=weight) for name, weight in several]


def calibration(trial: Trial) -> list[CalibrationBin]:
    """What was promised beside what came."""
    return [
        CalibrationBin(least=one.least, below=one.below, count=one.count, promised=one.promised, right=one.right)
        for one in trial.calibration
    ]
