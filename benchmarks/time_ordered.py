"""Kernels over ten million time-sorted links: against the same text in plain Python, and against one np.sum."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.money.tracing import PROPORTIONAL, follow, openings
from algorithms.time_order import ALONG, FOREVER, earliest

LEAST_PYTHON, MOST_SUMS = 15.0, 15.0
"""How many times as fast as plain Python a kernel must be, and how many times as long as one np.sum over the same
arrays it may take."""
PAYMENTS, SLICE, PARTIES = 10_000_000, 200_000, 100_000
"""Payments that are traced, how many of them in plain Python, whose time grows with their number, and among whom."""
Ints = NDArray[np.int64]


def measure_money(seed: int) -> dict[str, float]:
    """One trace over time-sorted payments, by the kernel, by the same text in plain Python, and one np.sum."""
    payers, payees = _parties(seed)
    amounts = np.random.default_rng(seed).integers(1, 100_000, PAYMENTS)
    sources = np.arange(PARTIES) < 5
    opening = compiled(openings)(payers, payees, amounts, len(sources))
    given = (sources, opening, PROPORTIONAL, 6, 0)

    def trace(kernel: Any, most: int) -> Any:
        return kernel(payers[:most], payees[:most], amounts[:most], *given)

    return _against_python(follow, trace, (payers, payees, amounts))


def measure_arrivals(seed: int) -> dict[str, float]:
    """When something could have come from one to each other over so many moments, the same three ways."""
    starts, ends = _parties(seed)

    def arrive(kernel: Any, most: int) -> Any:
        # As many links for each as in the whole.
        parties = PARTIES * most // PAYMENTS
        who, whom = starts[:most] % parties, ends[:most] % parties
        order = np.argsort(who, kind="stable")
        bounds = np.searchsorted(who[order], np.arange(parties + 1))
        first, walked = np.full(parties, FOREVER, dtype=np.int64), np.ones(parties, dtype=bool)
        at = (who, moments[:most], moments[:most] + 1, walked)
        begun = time.perf_counter()
        kernel(bounds, whom[order], order, *at, ALONG, FOREVER, 0, -1, -FOREVER, FOREVER, FOREVER, first)
        took.append(time.perf_counter() - begun)
        return (first,)

    moments, took = np.arange(PAYMENTS), list[float]()
    found = _against_python(earliest, arrive, (starts, ends, moments))
    # The rows by who calls are made once for many questions.
    return found | {"product": took[2], "python": took[1] * PAYMENTS / SLICE}


def _parties(seed: int) -> tuple[Ints, Ints]:
    starts, ends = np.random.default_rng(seed).integers(0, PARTIES, (2, PAYMENTS))
    return starts, np.where(starts == ends, (ends + 1) % PARTIES, ends)


def _against_python(kernel: Any, run: Callable[[Any, int], Any], columns: Sequence[Ints]) -> dict[str, float]:
    """run: asks a kernel about so many of the first rows. In plain Python that is SLICE, whose time is counted up."""
    mine = run(compiled(kernel), SLICE)
    begun = time.perf_counter()
    with np.errstate(over="ignore"):
        theirs = run(kernel, SLICE)
    python = (time.perf_counter() - begun) * PAYMENTS / SLICE
    if not all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True)):
        raise SystemExit("The answers differ, so nothing was measured.")
    begun = time.perf_counter()
    run(compiled(kernel), PAYMENTS)
    product = time.perf_counter() - begun
    sums = []
    for _ in range(3):
        begun = time.perf_counter()
        if sum(int(np.sum(column)) for column in columns) <= 0:
            raise SystemExit("The sums are wrong, so nothing was measured.")
        sums.append(time.perf_counter() - begun)
    return {"product": product, "python": python, "sum": statistics.median(sums)}


def time_ratios(took: Mapping[str, Mapping[str, float]]) -> list[dict[str, Any]]:
    """Each ratio with its bar."""
    found = []
    for name in ("money", "arrivals"):
        python, sums = took[name]["python"] / took[name]["product"], took[name]["product"] / took[name]["sum"]
        found += [
            {
                "what": f"{name}, Python / product",
                "ratio": python,
                "bar": LEAST_PYTHON,
                "holds": python >= LEAST_PYTHON,
            },
            {"what": f"{name}, product / np.sum", "ratio": sums, "bar": MOST_SUMS, "holds": sums <= MOST_SUMS},
        ]
    return found
