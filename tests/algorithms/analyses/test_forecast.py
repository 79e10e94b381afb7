"""Forecasts: periods that were planted, bounds that keep their promise, a crowd that is noticed, uneven sensors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from algorithms.analyses.counted import counted
from algorithms.analyses.coverage import coverage
from algorithms.analyses.forecast import forecast, surges
from algorithms.analyses.rates import slots
from examples.analyses.flow import BEGIN, HOLIDAYS, LEVELS, flow, rate
from graph_model.errors import BadArgument, LimitExceeded

HOUR = 3_600_000


@pytest.mark.parametrize("seed", range(4))
def test_a_forecast_beats_last_week_and_its_bounds_hold_as_many_hours_as_they_promise(seed: int) -> None:
    found = forecast(flow(seed, crowd=False).counted(), holidays=HOLIDAYS)
    assert found.better, f"seed {seed}"
    assert found.error < found.naive_error * 0.85, f"seed {seed}"
    assert found.covered >= 0.88, f"seed {seed}: {found.covered:.3f}"  # more than 0.9, for counts are whole
    assert (found.low <= found.expected + 1).all()
    assert (found.expected <= found.high + 1).all()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_expected_is_near_what_was_planted_for_the_next_week_with_its_holiday(seed: int) -> None:
    made = flow(seed, crowd=False).counted()
    found = forecast(made, holidays=HOLIDAYS)
    truth = np.sort(LEVELS)[::-1][:, None] * rate(np.arange(70 * 24, 77 * 24))
    order = np.argsort(-made.counts.sum(axis=1))
    off = np.abs(found.expected[order] - truth).mean() / truth.mean()
    assert off < 0.2, f"seed {seed}: {off:.2f}"
    holiday = found.expected[:, 24:48].sum() / found.expected[:, 168 - 24 * 5 : 168 - 24 * 4].sum()
    assert holiday > 1.2


def test_the_planted_periods_are_named_and_without_any_none_is() -> None:
    told = {one.name: one for one in forecast(flow(1).counted(), holidays=HOLIDAYS).periods}
    assert told["hour"].strength > 0.2
    assert abs(told["hour"].high - 20) <= 2
    assert told["weekday"].p < 1e-6
    assert told["weekday"].high in (4, 5)
    assert told["holiday"].high > 1.5
    named = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        at = BEGIN + rng.integers(0, 42 * 24 * HOUR, 900)
        even = counted(np.full(900, 53.0), np.full(900, -2.0), at, 7, BEGIN + 42 * 24 * HOUR)
        named += sum(one.p < 0.01 for one in forecast(even).periods)
    assert named <= 3  # of 60


@pytest.mark.parametrize("seed", range(4))
def test_the_planted_crowd_leaves_its_band_and_leads_to_its_records(seed: int) -> None:
    made = flow(seed)
    cells = made.counted()
    found = surges(cells, holidays=HOLIDAYS)
    first = found.surges[0]
    assert made.crowd is not None
    assert first.hour == made.crowd[1], f"seed {seed}"
    assert first.observed > first.high > first.expected
    rows = cells.rows(cells.cells.index(first.cell), first.hour)
    assert len(rows) == first.observed
    assert (made.at[rows] // HOUR * HOUR == first.hour).all()


def test_without_a_crowd_at_most_one_look_in_twenty_warns() -> None:
    warned = [seed for seed in range(40) if surges(flow(seed, crowd=False).counted(), holidays=HOLIDAYS).surges]
    assert len(warned) <= 6, warned


def test_a_place_that_falls_silent_leaves_its_band_too() -> None:
    made = flow(2, crowd=False)
    cells = made.counted()
    busiest = int(cells.counts.sum(axis=1).argmax())
    counts = np.tile(np.array([12, 30], dtype=np.int32).repeat(12), 70)[None].repeat(len(cells.cells), 0).copy()
    counts[busiest, -8:] = 0
    found = surges(replace(cells, counts=counts))
    assert {one.cell for one in found.surges} == {cells.cells[busiest]}
    assert all(one.observed < one.low for one in found.surges)


def test_the_order_of_events_does_not_matter() -> None:
    made = flow(3)
    rows = np.random.default_rng(1).permutation(len(made.at))
    mixed = replace(made, latitudes=made.latitudes[rows], longitudes=made.longitudes[rows], at=made.at[rows])
    answers = [repr((forecast(one.counted()), surges(one.counted()))) for one in (made, mixed)]
    assert answers[0] == answers[1]


def test_hours_of_the_week_are_those_of_the_zone_when_clocks_change() -> None:
    begin = round(datetime(2026, 3, 28, 22, tzinfo=UTC).timestamp() * 1000)
    found = slots(begin, 6, "Europe/London", ["2026-03-29"])
    assert found.tolist() == [5 * 24 + 22, 5 * 24 + 23, 7 * 24, 7 * 24 + 2, 7 * 24 + 3, 7 * 24 + 4]


def test_counts_are_of_the_events_and_empty_hours_at_the_end_count() -> None:
    at = BEGIN + np.array([0, HOUR, HOUR, 5 * HOUR])
    found = counted(np.full(4, 53.0), np.full(4, -2.0), at, 8, BEGIN + 8 * HOUR)
    assert found.counts.tolist() == [[1, 2, 0, 0, 0, 1, 0, 0]]


def test_too_short_a_time_too_much_and_days_that_do_not_exist_are_refused() -> None:
    short = counted(np.full(2, 53.0), np.full(2, -2.0), BEGIN + np.array([0, 400 * HOUR]))
    with pytest.raises(BadArgument, match="504 or more"):
        forecast(short)
    with pytest.raises(BadArgument, match="A day is none"):
        forecast(flow(1).counted(), holidays=["2026-02-30"])
    with pytest.raises(LimitExceeded):
        forecast(flow(1).counted(), ahead=100_000)
    with pytest.raises(BadArgument, match="0 events"):
        counted(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))
    with pytest.raises(LimitExceeded):
        counted(np.array([53.0, 53.0]), np.array([-2.0, -2.0]), np.array([0, 10**17]))


def test_where_counts_follow_watching_that_is_said_and_rates_are_level() -> None:
    rng = np.random.default_rng(3)
    hours = rng.gamma(1, 200, 40) + 5
    counts = rng.poisson(hours * 0.3)
    cells = [f"c{n:02}" for n in range(40)]
    found = coverage(cells, np.ones(40, dtype=np.int64), hours, counts)
    assert found.follows is not None
    assert found.follows > 0.9
    assert found.gini > 0.35
    assert "Counts follow where is watched" in found.says
    rates = [one.rate for one in found.cells if one.rate is not None]
    assert np.std(rates) / np.mean(rates) < 0.5 < np.std(counts) / np.mean(counts)
    rows = rng.permutation(40)
    mixed = coverage([cells[n] for n in rows.tolist()], np.ones(40, dtype=np.int64), hours[rows], counts[rows])
    assert repr(mixed) == repr(found)


def test_where_all_is_watched_alike_nothing_is_said_against_the_counts() -> None:
    hours, counts = np.full(12, 100.0), np.arange(12)
    found = coverage([f"c{n:02}" for n in range(12)], np.ones(12, dtype=np.int64), hours, counts)
    assert (found.gini, found.follows, found.moved) == (0.0, None, 0.0)
    unwatched = coverage(["a", "b"], np.array([1, 0]), np.array([10.0, 0.0]), np.array([3, 4]))
    assert unwatched.unwatched == 1
    assert [one.rate for one in unwatched.cells] == [None, 0.3]
