"""How sure does a member belong: in what share of runs with other seeds is it in the same community again?

A method that chance has a part in gives other communities under another seed. Who is in the same one again and again
belongs to it; who is now here, now there, stands between.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.overlap import likest
from algorithms.pairs import Pairs
from algorithms.partition import OUTSIDE, Labels, Method, partition
from graph_model.errors import BadArgument, LimitExceeded

MOST_RUNS = 50
"""Runs with other seeds."""
MOST_WORK = 20_000_000
"""Runs times linked pairs: about 20 s here."""
BY_CHANCE = frozenset({Method.LEIDEN, Method.LOUVAIN, Method.LABEL_PROPAGATION})
"""The methods whose answer depends on the seed."""


def sureness(
    pairs: Pairs, labels: Labels, method: Method, resolution: float, seed: int, runs: int
) -> NDArray[np.float64]:
    """For each of n nodes the share of `runs`, with the seeds that follow `seed`, in which it is in that community
    which is most like its own (Jaccard); 1 for a method without chance, where no run is made. labels: of the
    communities under `seed`, from 0.

    Raises BadArgument, LimitExceeded.
    """
    if runs < 1:
        raise BadArgument("runs", f"runs is {runs}.", expected=f"1 to {MOST_RUNS}")
    if runs > MOST_RUNS:
        raise LimitExceeded("runs", runs, MOST_RUNS)
    if method not in BY_CHANCE:
        return np.ones(pairs.size)
    if runs * len(pairs.left) > MOST_WORK:
        raise LimitExceeded("runs times linked pairs", runs * len(pairs.left), MOST_WORK)
    again = np.zeros(pairs.size, dtype=np.int64)
    inside = labels != OUTSIDE
    for run in range(1, runs + 1):
        _, other = np.unique(partition(pairs, method, resolution, seed + run), return_inverse=True)
        again[inside] += likest(labels, other)[labels[inside]] == other[inside]
    return again / runs
