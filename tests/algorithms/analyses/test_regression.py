"""Regression: planted rows are found, noise is not called a finding, and the curve is the one that was planted."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from algorithms.analyses.far_off import outliers
from algorithms.analyses.observed import observed
from algorithms.analyses.regression import regression
from examples.analyses.fires import NAMES, fires
from graph_model.errors import BadArgument

SEEDS = range(4)


def _noise(seed: int, count: int = 120, tails: str = "normal") -> tuple[list[str], list[str], Any, Any]:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(count, 3))
    noise = rng.normal(size=count) if tails == "normal" else rng.standard_t(3, count)
    return [f"r{n:04}" for n in range(count)], ["a", "b", "c"], x, x[:, 0] + noise


@pytest.mark.parametrize("seed", SEEDS)
def test_of_ten_planted_arsons_among_400_fires_at_least_eight_are_found_and_at_most_four_are_false(seed: int) -> None:
    made = fires(seed)
    found = {one.id for one in regression(*made.table, seed=seed).outliers.rows}
    told = f"seed {seed}: {len(found & made.arsons)} of 10 found, {len(found - made.arsons)} false"
    sys.stdout.write(f"{told}\n")
    assert len(found & made.arsons) >= 8, told
    assert len(found - made.arsons) <= 4, told


def test_the_curve_rises_where_what_was_planted_rises_and_hardly_moves_for_what_plays_no_part() -> None:
    ids, names, x, y = _noise(1, 300)
    curves = {curve.factor: curve for curve in regression(ids, names, x, y).curves}
    assert curves["a"].expected[-1] - curves["a"].expected[0] > 2
    assert max(curves["b"].reach, curves["c"].reach) < 1
    assert all(low <= middle <= high for low, middle, high in zip(curves["a"].low, curves["a"].expected,
                                                                  curves["a"].high, strict=True))  # fmt: skip


@pytest.mark.parametrize("tails", ["normal", "heavy"])
def test_where_errors_are_noise_few_tables_have_a_row_that_is_named(tails: str) -> None:
    named = []
    for seed in range(100):
        ids, names, x, y = _noise(seed, 400, tails)
        table, _ = observed(ids, names, x)
        named.append(bool(outliers(table, y, x[:, 0], 0.05).rows))
    assert sum(named) <= (12 if tails == "normal" else 35), f"{sum(named)} of 100"


def test_noise_alone_through_the_whole_regression_gives_no_row() -> None:
    told = {seed: len(regression(*_noise(seed), seed=seed).outliers.rows) for seed in range(3)}
    assert sum(count > 0 for count in told.values()) <= 1, told


def test_the_order_of_rows_and_factors_does_not_matter_and_the_same_seed_gives_the_same_bytes() -> None:
    ids, names, x, y = _noise(4)
    rows, columns = np.random.default_rng(1).permutation(len(ids)), [2, 0, 1]
    shuffled = regression([ids[n] for n in rows], [names[n] for n in columns], x[rows][:, columns], y[rows], seed=3)
    assert repr(shuffled) == repr(regression(ids, names, x, y, seed=3))


def test_a_dry_windy_day_in_an_old_timber_house_is_warned_of_and_the_reasons_are_told() -> None:
    made = fires(2)
    given = np.array(
        [[26.0, 32, 15, 0, 4, 100, 1, 0, 8], [5.0, 90, 2, 12, 2, 3, 0, 1, 1], [90.0, 32, 15, 0, 4, 9, 1, 0, 8]]
    )
    warned = regression(*made.table, (["dry", "wet", "beyond"], given)).warned
    levels = {one.id: one for one in warned}
    assert (levels["dry"].level, levels["wet"].level) == ("highest", "usual")
    assert levels["dry"].low < levels["dry"].expected < levels["dry"].high
    assert {"wind", "timber"} <= {name for name, much in levels["dry"].because if much > 0}
    assert (levels["beyond"].beyond, levels["dry"].beyond) == (("temperature",), ())


def test_where_a_straight_line_was_planted_the_simplest_model_that_tells_it_is_chosen() -> None:
    found = regression(*_noise(7, 300))
    assert found.chosen == "linear"
    scores = {score.model: score for score in found.scores}
    assert scores["median"].explained == 0 < scores["linear"].explained
    assert min(scores.values(), key=lambda score: score.error).spread == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"names": ["a", "a", "c"]}, "comes twice"),
        ({"names": ["a", "offender_sex", "c"]}, "protected group"),
        ({"names": ["a", "nationality=GB", "c"]}, "protected group"),
        ({"outcome": np.full(120, np.nan)}, "finite outcome"),
        ({"q": 0.0}, "q is 0"),
        ({"values": np.full((120, 3), np.inf)}, "no finite number"),
        ({"values": np.zeros((120, 2))}, "(120, 3)"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(change: dict[str, Any], says: str) -> None:
    ids, names, values, outcome = _noise(1)
    usable = {"ids": ids, "names": names, "values": values, "outcome": outcome}
    with pytest.raises(BadArgument) as refused:
        regression(**(usable | change))
    assert says in str(refused.value)


def test_a_factor_that_never_changes_is_no_trouble() -> None:
    ids, _, x, y = _noise(3)
    x[:, 1] = 4.0
    curves = {one.factor: one for one in regression(ids, NAMES[:3], x, y).curves}
    assert curves["humidity"].at == (4.0,)
