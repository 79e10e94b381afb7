"""One subject's companions against Cypher: both run at a small size, and a peer that finds otherwise ends the run."""

from __future__ import annotations

import pytest

from algorithms.movement.drawn import seen
from algorithms.movement.together import Together
from benchmarks.companions import SUBJECTS, measure_companions, same_journeys


def test_both_are_measured_on_a_real_server_and_find_the_same_journeys() -> None:
    told = list[str]()
    found = measure_companions(told.append, 20_000, 6_000, 8)
    assert list(found["took"]) == ["the whole answer", "product, 20,000", "Cypher, 6,000"]
    assert all(0 < part["p50"] <= part["p95"] for part in found["took"].values())
    (ratio,) = found["ratios"]
    assert ratio["holds"] == (ratio["ratio"] <= 0.1)
    assert any("6,000" in line for line in told)
    assert SUBJECTS == 40


def test_a_peer_that_finds_otherwise_ends_the_run() -> None:
    made = seen("a A 08:00:00", "b A 08:00:30", "c A 08:02:00", "a B 08:10:00", "b B 08:10:50")
    together = Together()
    same_journeys(made, together, {"a": [("b", 1, 1)], "c": []})
    for wrong in ([], [("b", 2, 1)], [("b", 1, 1), ("c", 1, 1)]):
        with pytest.raises(SystemExit, match="a made joint journeys with "):
            same_journeys(made, together, {"a": wrong})
