"""How well a classification tells what it has not seen, as lines and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.tables.base import lines_of
from graph_model.printable import printable

if TYPE_CHECKING:
    from algorithms.analyses.told import Trial


def trial_text(trial: Trial) -> str:
    """The share told and right, the confusion table, the calibration."""
    said = f"{trial.told:.0%} of {trial.total} rows left out are told, {trial.right:.0%} of these are right."
    if trial.threshold is None:
        said = f"Nothing is told: on {trial.total} rows left out not enough of it would be right."
    if trial.left_out:
        said += f" Too few rows: {printable(', '.join(trial.left_out))}."
    rows = [[name, *counts] for name, counts in zip(trial.labels, trial.confusion, strict=True)]
    table = lines_of(["is \\ told", *trial.labels, "can't tell"], rows)
    bins = [[f"{one.least:g} to {one.below:g}", one.count, one.promised, one.right] for one in trial.calibration]
    return "\n\n".join([said, table, lines_of(["probability", "rows", "promised", "right"], bins)])


def confusion(trial: Trial, title: str) -> str:
    """The confusion table as shades."""
    from drawing.plots import shades

    cells = [[float(count) for count in row] for row in trial.confusion]
    return shades(title, trial.labels, [*trial.labels, "can't tell"], cells)
