"""Clustering: planted bursts are found, chance gives none, and ST-DBSCAN is what scikit-learn's DBSCAN gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import DBSCAN

from algorithms.analyses.clusters import Clusters, clusters
from algorithms.analyses.labelled import Method, labelled
from algorithms.analyses.points import Scope
from examples.analyses.alarms import BEGIN, alarms
from graph_model.errors import BadArgument
from tests.tries import tries


def _standing(found: Clusters) -> list[set[str]]:
    return [set(one.members) for one in found.clusters if one.stands]


@pytest.mark.parametrize("seed", range(5))
def test_planted_bursts_of_alarms_are_found_stable_and_nothing_else_is(seed: int) -> None:
    made = alarms(seed)
    found = clusters(*made.points, metres=500, seconds=7200, seed=seed)
    standing = _standing(found)
    for burst in made.bursts:
        assert any(len(burst & one) >= 10 for one in standing), f"seed {seed}"
    assert all(any(len(one & burst) >= len(one) * 0.7 for burst in made.bursts) for one in standing), f"seed {seed}"
    assert all(one.stability > 0.75 for one in found.clusters if one.stands), f"seed {seed}"
    assert all(one.inside > 3 * one.expected for one in found.clusters if one.stands), f"seed {seed}"


def test_busy_streets_and_busy_evenings_alone_are_no_finding() -> None:
    named = [seed for seed in range(25)
             if _standing(clusters(*alarms(seed, bursts=0).points, metres=500, seconds=7200, seed=seed,
                                   resamples=0))]  # fmt: skip
    assert len(named) <= 4, named


@pytest.mark.parametrize("scope", [Scope.SPACE, Scope.TIME, Scope.HOUR])
@pytest.mark.parametrize("method", Method)
def test_points_that_are_spread_evenly_are_no_finding(scope: Scope, method: Method) -> None:
    named = []
    for seed in range(8):
        rng = np.random.default_rng(seed)
        place, at = rng.uniform(53, 53.1, (2, 150)), BEGIN + rng.integers(0, 28 * 86_400_000, 150)
        ids = [f"p{n:03}" for n in range(150)]
        bounds = {"metres": 700.0, "seconds": 7200.0 if scope is Scope.TIME else 200.0}
        found = clusters(ids, place[0], place[1] - 55, at, scope, method, **bounds, resamples=0, seed=seed)  # type: ignore[arg-type]
        named += [seed] if _standing(found) else []
    assert len(named) <= 2, named


@pytest.mark.parametrize("method", Method)
def test_phones_that_are_there_at_the_same_hour_on_many_nights_are_one_cluster_by_hour(method: Method) -> None:
    rng = np.random.default_rng(4)
    at = BEGIN + rng.integers(0, 28 * 86_400_000, 120)
    night = BEGIN + np.arange(25) * 86_400_000 + rng.integers(-600_000, 600_000, 25)  # around midnight: both sides
    ids = [f"p{n:03}" for n in range(120)] + [f"q{n:03}" for n in range(25)]
    nowhere = np.zeros(145)
    when = np.concatenate([at, night]).astype(np.int64)
    found = clusters(ids, nowhere, nowhere, when, Scope.HOUR, method, seconds=600, least=8, resamples=5)
    first = next(one for one in found.clusters if one.stands)
    assert len({name for name in first.members if name[0] == "q"}) >= 20
    assert first.since is not None
    assert first.until is not None
    assert first.until - first.since < (2 if method is Method.ST_DBSCAN else 6) * 3_600_000
    assert first.latitude is None


@settings(max_examples=tries(20), deadline=None)
@given(st.integers(0, 2**31), st.integers(2, 6))
def test_core_points_and_their_groups_are_those_of_dbscan(seed: int, least: int) -> None:
    features = np.random.default_rng(seed).integers(0, 12, (60, 2)) / 2.1
    own = labelled(features, 2, Method.ST_DBSCAN, least)
    oracle = DBSCAN(eps=1.0, min_samples=least).fit(features)
    core = oracle.core_sample_indices_
    assert ((own >= 0) == (oracle.labels_ >= 0)).all()
    assert len(set(own[core].tolist())) == len(set(oracle.labels_[core].tolist()))
    assert len(set(zip(own[core].tolist(), oracle.labels_[core].tolist(), strict=True))) == len(set(own[core].tolist()))


def test_two_are_near_only_within_both_bounds() -> None:
    same = np.zeros(12)
    at = BEGIN + np.where(np.arange(12) < 6, 0, 86_400_000).astype(np.int64)
    ids = [f"p{n:02}" for n in range(12)]
    found = clusters(ids, same, same, at, Scope.BOTH, least=4, worlds=0, resamples=0)
    assert {one.members for one in found.clusters} == {tuple(ids[:6]), tuple(ids[6:])}
    assert len(clusters(ids, same, same, at, Scope.SPACE, least=4, worlds=0, resamples=0).clusters) == 1


@pytest.mark.parametrize("method", Method)
def test_the_order_of_points_does_not_matter_and_the_same_seed_gives_the_same_bytes(method: Method) -> None:
    made = alarms(2, 120, 1)
    rows = np.random.default_rng(1).permutation(120)
    shuffled = replace(
        made,
        ids=[made.ids[row] for row in rows.tolist()],
        latitudes=made.latitudes[rows],
        longitudes=made.longitudes[rows],
        at=made.at[rows],
    )
    plain, mixed = (
        clusters(one.ids, one.latitudes, one.longitudes, one.at, Scope.BOTH, method, worlds=9, resamples=4, seed=7)
        for one in (made, shuffled)
    )
    assert repr(plain) == repr(mixed)


def test_no_points_few_points_and_all_at_one_place_have_an_answer() -> None:
    for count in (0, 1, 4, 40):
        same, at = np.full(count, 10.0), np.full(count, BEGIN, dtype=np.int64)
        for method in Method:
            for scope in Scope:
                found = clusters(
                    [f"{n:02}" for n in range(count)], same, same, at, scope, method, worlds=2, resamples=2
                )
                assert found.total == count


def test_across_the_180th_meridian_neighbours_are_neighbours() -> None:
    east = np.where(np.arange(10) % 2, 179.9999, -179.9999)
    found = clusters([f"{n}" for n in range(10)], np.zeros(10), east, np.arange(10), Scope.SPACE, worlds=0, resamples=0)
    (one,) = found.clusters
    assert len(one.members) == 10
    assert one.longitude is not None
    assert abs(one.longitude) > 179.9


@pytest.mark.parametrize("change", [{"least": 1}, {"metres": 0.0}, {"seconds": float("nan")}, {"worlds": 5000}])
def test_bounds_that_do_not_exist_are_refused(change: dict[str, float]) -> None:
    with pytest.raises(BadArgument):
        clusters(["a"], np.zeros(1), np.zeros(1), np.zeros(1, dtype=np.int64), **change)  # type: ignore[arg-type]
