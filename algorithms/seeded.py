"""NetworKit with the same answer every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from algorithms.pairs import Pairs

_ONE_AT_A_TIME = Lock()
"""NetworKit's seed is global to the process: between setting it and the end of the run nobody else may set another."""


@contextmanager
def networkit(pairs: Pairs, seed: int) -> Iterator[tuple[Any, Any]]:
    """The module and the graph of `pairs`, with one thread and the seed set in the thread that runs.

    On two threads Leiden and Louvain differ from run to run with one seed, and the number of threads holds only in
    the thread that set it (measured with NetworKit 11.3).
    """
    import networkit  # heavy: 2.5 to 8 s

    with _ONE_AT_A_TIME:
        networkit.setNumberOfThreads(1)
        networkit.setSeed(seed, False)
        if pairs.weights is None:
            yield networkit, networkit.GraphFromCoo((pairs.left, pairs.right), n=pairs.size)
        else:
            rows = (pairs.weights, (pairs.left, pairs.right))
            yield networkit, networkit.GraphFromCoo(rows, n=pairs.size, weighted=True)
