"""What movement is measured against gives the same answer, on traffic that is the same each time."""

from __future__ import annotations

import numpy as np

from benchmarks.movement import BUCKETS, OBVIOUS, Duck, by_polars, by_product, same
from benchmarks.traffic import crowded, traffic


def test_all_contenders_find_the_same_pairs() -> None:
    for made in (traffic(20_000, 1)[0], crowded(9_000, 1, cars=50, cameras=1)):
        ours = by_product(made)
        assert ours[2].sum() > 100
        with Duck(made) as duck:
            same("DuckDB", ours, duck.columns(BUCKETS))
            same("obvious SQL", ours, duck.columns(OBVIOUS))
        same("Polars", ours, by_polars(made))


def test_traffic_is_as_large_as_asked_and_the_same_each_time() -> None:
    (one, planted), (again, _) = traffic(30_000, 7), traffic(30_000, 7)
    assert len(one.at) == 30_000
    assert len(planted) == 20
    for column in ("at", "places", "subjects"):
        assert np.array_equal(getattr(one, column), getattr(again, column))
    assert (np.diff(one.at) >= 0).all()
