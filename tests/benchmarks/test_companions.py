"""One subject's companions against Cypher: both run at a small size, and a peer that counts otherwise ends the run."""

from __future__ import annotations

import pytest

from algorithms.movement.drawn import seen
from benchmarks.companions import SUBJECTS, measure_companions, same_counts


def test_both_are_measured_on_a_real_server_and_give_the_same_counts() -> None:
    told = list[str]()
    found = measure_companions(told.append, 20_000, 6_000, 8)
    assert list(found["took"]) == ["product, 20,000", "Cypher, 6,000"]
    assert all(0 < part["p50"] <= part["p95"] for part in found["took"].values())
    (ratio,) = found["ratios"]
    assert ratio["holds"] == (ratio["ratio"] <= 0.1)
    assert any("6,000" in line for line in told)
    assert SUBJECTS == 40


def test_a_peer_that_counts_otherwise_ends_the_run() -> None:
    made = seen("a A 08:00:00", "b A 08:00:30", "c A 08:02:00", "b A 08:00:50")
    same_counts(made, {"a": [("b", 2)], "c": []})
    for wrong in ([], [("b", 1)], [("b", 2), ("c", 1)]):
        with pytest.raises(SystemExit, match="a: "):
            same_counts(made, {"a": wrong})
