"""The benchmarks of kernels and of mining, at small sizes: they compare answers before they give a time."""

from __future__ import annotations

import numpy as np
import pytest

from algorithms.compiled import compiled
from benchmarks import mining, time_ordered


def test_kernels_are_measured_against_the_same_text_in_python_and_a_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("PAYMENTS", 20_000), ("SLICE", 2_000), ("PARTIES", 100)):
        monkeypatch.setattr(time_ordered, name, size)
    took = {"money": time_ordered.measure_money(3), "arrivals": time_ordered.measure_arrivals(3)}
    assert all(seconds > 0 for one in took.values() for seconds in one.values())
    ratios = {found["what"]: found for found in time_ordered.time_ratios(took)}
    assert set(ratios) == {f"{name}, {peer}" for name in took for peer in ("Python / product", "product / np.sum")}
    slow = time_ordered.time_ratios({name: {"product": 2.0, "python": 20.0, "sum": 0.1} for name in took})
    assert [found["holds"] for found in slow] == [False, False] * 2


def test_a_kernel_that_answers_otherwise_than_python_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_ordered, "compiled", lambda kernel: lambda numbers: (compiled(kernel)(numbers)[0] + 1,))

    def double(numbers: time_ordered.Ints) -> tuple[time_ordered.Ints]:
        return (2 * numbers,)

    with pytest.raises(SystemExit, match="nothing was measured"):
        time_ordered._against_python(double, lambda kernel, most: (kernel(np.arange(most)), 1.0), [])


def test_mining_is_measured_against_networkx_at_equal_modularity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mining, "SMALL", 5_000)
    took = mining._against_networkx(3)
    assert set(took) == {"Louvain, small", "PageRank, small"}
    monkeypatch.setattr(mining, "ALIKE", -1.0)
    with pytest.raises(SystemExit, match="nothing was measured"):
        mining._against_networkx(3)
