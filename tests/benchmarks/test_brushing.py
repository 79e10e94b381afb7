"""The measurement of brushing over sightings: it loads, shows and brushes all of them in each way."""

from __future__ import annotations

from benchmarks.brushing import WAYS, measure_brushing


def test_every_way_of_showing_sightings_is_brushed_and_held_to_the_bar() -> None:
    said: list[str] = []
    found = measure_brushing(said.append, sightings=1_200, brushes=3)
    assert list(found["took"]) == list(WAYS)
    assert len(said) == len(WAYS)
    assert all(0 < one["p50_ms"] <= one["p95_ms"] for one in found["took"].values())
    assert [one["holds"] for one in found["ratios"]] == [one["ratio"] <= 1 for one in found["ratios"]]
