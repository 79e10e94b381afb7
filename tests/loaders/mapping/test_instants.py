"""The quick way to read times says what the careful one says, or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.base import Context, Refused
from loaders.mapping.instants import day_in, instant_in, iso_reader
from loaders.mapping.kinds import LINK_TIME, LinkTime, careful_time

ZONES = st.sampled_from(
    ["UTC", "Europe/London", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca",
     "America/Havana", "Pacific/Apia", "+05:30"]
)  # fmt: skip
TIMES = st.datetimes(datetime(1890, 1, 1), datetime(2150, 1, 1))  # noqa: DTZ001
CHANGES = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(["2026-03-29", "2025-10-26", "2018-11-04", "2018-02-17", "2011-12-29", "2011-12-31", "2023-04-02",
                     "2023-11-05"]).map(datetime.fromisoformat),
    st.integers(-180, 1500),
)  # fmt: skip
FORMS = st.sampled_from(
    [None, "%d/%m/%Y", "%d.%m.%Y %H:%M", "%Y%m%d %H%M", "%m/%d/%Y %H:%M:%S", "%Y%m%d", "%d-%m-%Y", "%H:%M %d/%m/%Y",
     "%d %B %Y", "%d/%m/%y", "%I:%M %p %d/%m/%Y"]
)  # fmt: skip


def careful(text: str, context: Context) -> LinkTime | str:
    try:
        return careful_time(text, context)
    except Refused as refused:
        return refused.code


def quick(text: str, context: Context) -> LinkTime | str:
    try:
        found: LinkTime = LINK_TIME.clean(text, context)
    except Refused as refused:
        return refused.code
    return found


@given(TIMES | CHANGES, ZONES, FORMS)
def test_a_time_read_quickly_is_the_time_read_with_care(at: datetime, zone: str, form: str | None) -> None:
    texts = [at.strftime(form)] if form else [at.isoformat(), at.isoformat(" ", "minutes"), at.date().isoformat()]
    for text in texts:
        context = Context(zone, date_format=form)
        assert quick(text, context) == careful(text, context)


@given(st.text("0123456789-/: T.+Z", max_size=20), ZONES, FORMS)
def test_text_that_only_looks_like_a_time_is_read_alike(text: str, zone: str, form: str | None) -> None:
    context = Context(zone, date_format=form)
    assert quick(text, context) == careful(text, context)


@given(st.text("0123456789 ", max_size=10))
def test_digits_without_marks_are_split_as_strptime_splits_them(text: str) -> None:
    context = Context("UTC", date_format="%Y%m%d")
    assert quick(text, context) == careful(text, context)


def test_what_needs_care_is_left_to_the_careful_way() -> None:
    assert instant_in("2026-03-12T00:10", "Europe/London") == 1_773_274_200_000
    assert instant_in("2026-03-29T03:10", "Europe/London") is None
    assert instant_in("2026-03-12T24:00", "UTC") is None
    assert day_in("2026-02-30", "UTC") is None
    assert iso_reader("%d %b %Y") is None
    assert iso_reader("%d/%m/%Y %d") is None
