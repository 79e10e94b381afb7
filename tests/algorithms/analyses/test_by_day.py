"""Days counted by a zone's clock, and days far off as counts go."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.analyses.by_day import FACTORS, WEEKDAYS, by_day, far_off_days
from graph_model.errors import BadArgument, LimitExceeded

ZONES = ("UTC", "Europe/London", "Asia/Shanghai", "America/New_York")
MOMENTS = st.lists(st.integers(1_700_000_000_000, 1_702_500_000_000), min_size=1, max_size=40)


@given(at=MOMENTS, zone=st.sampled_from(ZONES), days=st.integers(1, 40))
def test_each_event_is_counted_on_its_day_by_the_clock_and_what_is_before_is_none_s(
    at: list[int], zone: str, days: int
) -> None:
    found = by_day(np.array(at), FACTORS, zone, days=days, ahead=3)
    told = [datetime.fromtimestamp(one / 1000, UTC).astimezone(ZoneInfo(zone)).date().isoformat() for one in at]
    counts = Counter(told)
    assert found.days[-1] == max(told)
    assert len(found.days) <= days
    assert [counts.get(day, 0) for day in found.days] == found.counts.tolist()
    assert [found.days[place] if place >= 0 else None for place in found.of.tolist()] == [
        day if day in found.days else None for day in told
    ]
    assert len(found.ahead[0]) == 3
    assert found.values.shape == (len(found.days), len(found.names))
    for row, day in zip([*found.values, *found.ahead[1]], [*found.days, *found.ahead[0]], strict=True):
        here = dict(zip(found.names, row.tolist(), strict=True))
        weekday = WEEKDAYS[datetime.fromisoformat(day).weekday()]
        assert here["weekend"] == (weekday in ("Saturday", "Sunday"))
        assert here.get(f"weekday={weekday}", 1.0) == 1.0
        assert sum(here.get(f"weekday={one}", 0.0) for one in WEEKDAYS) <= 1


def test_holidays_are_days_and_an_unknown_factor_or_too_many_days_are_refused() -> None:
    found = by_day(np.array([0, 86_400_000]), ["holiday"], holidays=["1970-01-02"])
    assert found.values[:, 0].tolist() == [0.0, 1.0]
    for factors, holidays in ((["trend"], ["Christmas"]), (["sex"], []), ([], [])):
        with pytest.raises(BadArgument):
            by_day(np.array([0]), factors, holidays=holidays)
    with pytest.raises(LimitExceeded):
        by_day(np.array([0]), ["trend"], days=2_000)


@pytest.mark.parametrize("over", [0.0, 0.5])
def test_where_counts_follow_what_was_expected_hardly_any_table_names_a_day(over: float) -> None:
    drawn, named = np.random.default_rng(7), 0
    for _ in range(100):
        expected = drawn.uniform(0.1, 6, 200)
        rates = expected if not over else expected * drawn.gamma(1 / over, over, 200)
        named += bool(far_off_days(drawn.poisson(rates).astype(np.float64), expected))
    assert named <= 10


def test_a_day_with_far_more_is_named_and_a_single_event_of_a_quiet_time_is_not() -> None:
    expected = np.full(100, 0.05)
    counts = np.zeros(100)
    counts[[3, 50]] = 1
    counts[77] = 9
    assert [one.place for one in far_off_days(counts, expected)] == [77]
