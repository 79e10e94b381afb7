"""Kernels over ten million time-sorted links: against the same text in plain Python, and against one np.sum."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.money.tracing import PROPORTIONAL, follow, openings
from algorithms.reach import Direction
from algorithms.time_order import FOREVER, earliest
from algorithms.timed_paths import ALWAYS, search_of
from graph_model.view import View

LEAST_PYTHON, MOST_SUMS = 15.0, 15.0
"""How many times as fast as plain Python a kernel must be, and how many times as long as one np.sum over the same
arrays it may take."""
PAYMENTS, SLICE, PARTIES = 10_000_000, 200_000, 100_000
"""Payments that are traced, how many of them in plain Python, whose time grows with their number, and among whom."""
ROUNDS = 3
Ints = NDArray[np.int64]
Told = tuple[Any, float]
"""An answer, and the seconds that it took."""


def measure_money(seed: int) -> dict[str, float]:
    """One trace over time-sorted payments, by the kernel, by the same text in plain Python, and one np.sum."""
    payers, payees = _parties(seed)
    amounts = np.random.default_rng(seed).integers(1, 100_000, PAYMENTS)
    sources = np.arange(PARTIES) < 5
    opening = compiled(openings)(payers, payees, amounts, len(sources))
    given = (sources, opening, PROPORTIONAL, 6, 0)

    def trace(kernel: Any, most: int) -> Told:
        begun = time.perf_counter()
        found = kernel(payers[:most], payees[:most], amounts[:most], *given)
        return found, time.perf_counter() - begun

    return _against_python(follow, trace, (payers, payees, amounts))


def measure_arrivals(seed: int) -> dict[str, float]:
    """When something could have come from one to each other over so many moments, the same three ways. The links lie as
    in every view, and the rows by node, with their spans, are made once for many questions."""

    def arrive(kernel: Any, most: int) -> Told:
        search = search_of(view_of(seed, most), Direction.OUT, None, (None, None), most, undated=True)
        first = np.full(len(search.view.ids), FOREVER, dtype=np.int64)
        begun = time.perf_counter()
        kernel(*search.columns, search.way, search.wait, 0, -1, *ALWAYS, FOREVER, first)
        return (first,), time.perf_counter() - begun

    view = view_of(seed, PAYMENTS)
    return _against_python(earliest, arrive, (view.starts, view.ends, view.since))


@cache
def view_of(seed: int, most: int) -> View:
    """So many links, each of one moment and one after the other, sorted as a view is; as many for each party as in the
    whole."""
    parties = PARTIES * most // PAYMENTS
    starts, ends = (column[:most] % parties for column in _parties(seed))
    order = np.lexsort((ends, starts))
    none = np.zeros(most, dtype=np.int16)
    return View(
        ids=[f"Account:bench:{number:06}" for number in range(parties)],
        node_types=np.zeros(parties, dtype=np.int16),
        type_names=("Account",),
        starts=starts[order].astype(np.int32),
        ends=ends[order].astype(np.int32),
        link_types=none,
        link_names=("PAID",),
        since=np.arange(most)[order],
        until=np.arange(most)[order],
        grades=none,
    )


def _parties(seed: int) -> tuple[Ints, Ints]:
    starts, ends = np.random.default_rng(seed).integers(0, PARTIES, (2, PAYMENTS))
    return starts, np.where(starts == ends, (ends + 1) % PARTIES, ends)


def _against_python(kernel: Any, run: Callable[[Any, int], Told], columns: Sequence[NDArray[Any]]) -> dict[str, float]:
    """run: asks a kernel about so many of the first rows. In plain Python that is SLICE, whose time is counted up.
    Medians of ROUNDS, which take turns."""
    machine_code = compiled(kernel)
    mine, _ = run(machine_code, SLICE)
    times: dict[str, list[float]] = {"product": [], "python": [], "sum": []}
    for _ in range(ROUNDS):
        with np.errstate(over="ignore"):
            theirs, python = run(kernel, SLICE)
        if not all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True)):
            raise SystemExit("The answers differ, so nothing was measured.")
        _, product = run(machine_code, PAYMENTS)
        begun = time.perf_counter()
        if sum(int(np.sum(column)) for column in columns) <= 0:
            raise SystemExit("The sums are wrong, so nothing was measured.")
        sums = time.perf_counter() - begun
        for name, seconds in (("product", product), ("python", python * PAYMENTS / SLICE), ("sum", sums)):
            times[name].append(seconds)
    return {name: statistics.median(taken) for name, taken in times.items()}


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
