"""How a chronology is cut into stretches of time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stores.graph.reads.chronology import DAY, MOST_BARS, WIDTHS, bar_width

MOMENTS = st.integers(-(2**53), 2**53)


@given(MOMENTS, MOMENTS)
def test_every_span_is_cut_into_no_more_than_the_bars_there_is_room_for(one: int, other: int) -> None:
    first, last = sorted((one, other))
    width = bar_width(first, last)
    begin = first - first % width
    assert begin <= first
    assert (last - begin) // width < MOST_BARS
    assert width in WIDTHS or width % WIDTHS[-1] == 0


def test_a_month_is_told_by_days_and_one_moment_by_the_least() -> None:
    assert bar_width(0, 30 * DAY) == DAY
    assert bar_width(5, 5) == WIDTHS[0]
