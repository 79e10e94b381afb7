"""Filling is measured on equal graphs, step by step."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from benchmarks import filling
from benchmarks.filling import Steps, measure_filling
from benchmarks.registers import registers


def test_the_steps_of_a_load_are_told_by_their_first_word(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(perf_counter=iter([0.0, 1.0, 2.0, 5.0, 9.0]).__next__)
    monkeypatch.setattr(filling, "time", clock)
    steps = Steps()
    for what in ("Preparing people", "Preparing acquaintances", "Importing"):
        steps(what, 3)
    assert steps.told() == {"Preparing": 4.0, "Importing": 4.0}


def test_both_ways_of_loading_are_measured_at_one_size() -> None:
    with registers(links=300, seed=5) as (files, size):
        found = measure_filling(files, size, lambda line: None)
    assert found["facts"] == 330
    assert set(found["steps"]) == {"Preparing", "Importing", "Starting", "Indexing"}
    assert found["ratios"][0]["ratio"] > 0
