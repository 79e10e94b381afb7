"""How well a classification tells what it has not seen."""

from __future__ import annotations

from typing import Any

import strawberry

from algorithms.analyses.told import Trial
from graph_model.errors import BadArgument


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


@strawberry.type(description="How well a classification tells what was left out.")
class Tried:
    too_little: str | None = strawberry.field(description="Why nothing is told; else null.")
    labels: list[str]
    confusion: list[list[int]] = strawberry.field(description='By label; the last column is "can\'t tell".')
    threshold: float | None = strawberry.field(description="Probability from which on a label is told; null: never.")
    told: float | None = strawberry.field(description="Share of what was left out that is told.")
    right: float | None = strawberry.field(description="Share of these that are right.")
    calibration: list[CalibrationBin]
    left_out: list[str] = strawberry.field(description="Labels that fewer than ten bear.")


def tried(trial: Trial | None, too_little: str | None) -> dict[str, Any]:
    """The fields of Tried. trial: None where too little is known to say anything."""
    return {
        "too_little": too_little,
        "labels": list(trial.labels) if trial else [],
        "confusion": [list(row) for row in trial.confusion] if trial else [],
        "threshold": trial.threshold if trial else None,
        "told": trial.told if trial else None,
        "right": trial.right if trial else None,
        "calibration": _calibration(trial) if trial else [],
        "left_out": list(trial.left_out) if trial else [],
    }


def check_trial(target: float, seed: int) -> None:
    """Raises BadArgument. target: the share of what is told that must be right."""
    if seed < 0 or not 0.5 <= target <= 0.99:
        raise BadArgument("target", "target or seed is out of range.", expected="target 0.5 to 0.99, seed 0 or more")


def weighed(several: tuple[tuple[str, float], ...]) -> list[Weighed]:
    """Names with their weights."""
    return [Weighed(name=name, weight=weight) for name, weight in several]


def _calibration(trial: Trial) -> list[CalibrationBin]:
    """What was promised beside what came."""
    return [
        CalibrationBin(least=one.least, below=one.below, count=one.count, promised=one.promised, right=one.right)
        for one in trial.calibration
    ]
