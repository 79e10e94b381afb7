"""When is a class told and when is it said that nobody can tell: from probabilities of rows that were left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph_model.errors import BadArgument, LimitExceeded
from graph_model.protected import refuse_judging

FEWEST, FOLDS = 10, 5
MOST_ROWS, MOST_LABELS = 50_000, 50
BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows left out whose class was given a probability of `least` or more and below `below`: how many, what was
    promised on average, and what share was right. Where both agree the probabilities are calibrated."""

    least: float
    below: float
    count: int
    promised: float
    right: float


@dataclass(frozen=True, slots=True)
class Trial:
    """How well rows are told that were left out. labels: sorted. confusion: a row for each label, a column for each and
    a last one for "can't tell". threshold: the probability from which a class is told; None where nothing is told.
    told: share of the rows that are. right: share of these that are right. loss, usual_loss: mean log loss, and that of
    telling each label's share. left_out: labels with fewer than FEWEST rows."""

    labels: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
    threshold: float | None
    told: float
    right: float
    loss: float
    usual_loss: float
    calibration: tuple[Bin, ...]
    left_out: tuple[str, ...]
    total: int


def usable(ids: Sequence[str], labels: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """The rows by id whose label has FEWEST rows or more, and the other labels. Raises BadArgument, LimitExceeded."""
    if len(ids) > MOST_ROWS:
        raise LimitExceeded("rows", len(ids), MOST_ROWS)
    if len(set(ids)) != len(ids) or len(labels) != len(ids):
        raise BadArgument("ids", "Ids are not each there once, or labels not as many.", expected=f"{len(ids)} labels")
    counts = dict(sorted(Counter(labels).items()))
    refuse_judging("labels", counts)
    kept = {label for label, count in counts.items() if count >= FEWEST and label}
    if len(kept) < 2:
        raise BadArgument("labels", f"{len(kept)} labels have {FEWEST} rows.", expected=f"two with {FEWEST} or more")
    if len(kept) > MOST_LABELS:
        raise LimitExceeded("labels", len(kept), MOST_LABELS)
    rows = sorted((row for row in range(len(ids)) if labels[row] in kept), key=lambda row: ids[row])
    return rows, tuple(label for label in counts if label not in kept)


def trial(
    labels: tuple[str, ...],
    truth: NDArray[np.int64],
    probabilities: NDArray[np.float64],
    target: float,
    left_out: tuple[str, ...],
) -> Trial:
    """truth: n indexes of labels. probabilities: n x labels, of models that had not seen the row. target: share of what
    is told that must be right, with a certainty of 95 % (the lower bound of Wilson, JASA 22, 1927).

    Where the probabilities are not clearly better than the shares of the labels, nothing is told.
    """
    rows = np.arange(len(truth))
    best, sure = probabilities.argmax(axis=1), probabilities.max(axis=1)
    right = best == truth
    losses = -np.log(np.maximum(probabilities[rows, truth], 1e-12))
    shares = np.bincount(truth, minlength=len(labels)) / len(truth)
    gain = -np.log(shares[truth]) - losses
    informed = gain.mean() > 3 * gain.std(ddof=1) / math.sqrt(len(gain))
    threshold = _threshold(sure, right, target) if informed else None
    told = sure >= threshold if threshold is not None else np.zeros(len(truth), dtype=np.bool_)
    columns = np.where(told, best, len(labels))
    confusion = np.zeros((len(labels), len(labels) + 1), dtype=np.int64)
    np.add.at(confusion, (truth, columns), 1)
    return Trial(
        labels=labels,
        confusion=tuple(tuple(row) for row in confusion.tolist()),
        threshold=threshold,
        told=float(told.mean()),
        right=float(right[told].mean()) if told.any() else 0.0,
        loss=float(losses.mean()),
        usual_loss=float(-np.log(shares[truth]).mean()),
        calibration=_calibration(sure, right),
        left_out=left_out,
        total=len(truth),
    )


def _threshold(sure: NDArray[np.float64], right: NDArray[np.bool_], target: float) -> float | None:
    """The least probability from which on enough of what is told is right, at least ten rows."""
    order = np.argsort(-sure, kind="stable")
    told, good = np.arange(1, len(sure) + 1), np.cumsum(right[order], dtype=np.int64)
    ends = np.append(sure[order][1:] < sure[order][:-1], True) & (told >= 10)
    fit = np.flatnonzero(ends & (_wilson(good, told) >= target))
    return float(sure[order][fit[-1]]) if len(fit) else None


def _wilson(good: NDArray[np.int64], total: NDArray[np.int64]) -> NDArray[np.float64]:
    z = 1.6449
    share = good / total
    middle = share + z**2 / (2 * total)
    apart = z * np.sqrt(share * (1 - share) / total + z**2 / (4 * total**2))
    return np.asarray((middle - apart) / (1 + z**2 / total), dtype=np.float64)


def _calibration(sure: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[Bin, ...]:
    found = []
    for least, below in pairwise(BINS):
        here = (sure >= least) & ((sure < below) | (below == 1.0))
        if here.any():
            count, promised, share = int(here.sum()), float(sure[here].mean()), float(right[here].mean())
            found.append(Bin(least, below, count, promised, share))
    return tuple(found)
