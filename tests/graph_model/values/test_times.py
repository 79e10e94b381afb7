"""Days, instants and ranges: precision and zone are kept, nothing is guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values.base import Agreement, Context, Value
from graph_model.values.day import DAY
from graph_model.values.instant import INSTANT
from graph_model.values.time_range import TIME_RANGE
from tests.graph_model.values.table import BRITISH, NOWHERE, becomes, refused

HOUR = 3_600_000
EARLIEST, LATEST = datetime(1850, 1, 1), datetime(2150, 1, 1)  # noqa: DTZ001
DAY_FIRST = Context("Europe/London", "GB", "%d/%m/%Y")


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("what", "expected", "context"),
    [
        ("1980-03-12", "1980-03-12", BRITISH),
        ("1980-03", "1980-03", BRITISH),
        (1980, "1980", BRITISH),
        ("19800312", "1980-03-12", BRITISH),
        ("1980-00-00", "1980", BRITISH),
        ("1980-03-12T00:00:00.000Z", "1980-03-12", BRITISH),
        (date(1980, 3, 12), "1980-03-12", DAY_FIRST),
        (datetime(1980, 3, 12), "1980-03-12", DAY_FIRST),  # noqa: DTZ001
        ("12/03/1980", "1980-03-12", DAY_FIRST),
        ("03/1980", "1980-03", Context(date_format="%m/%Y")),
        ("1980年3月12日", "1980-03-12", Context(date_format="%Y年%m月%d日")),
    ],
)
def test_a_day_is_as_exact_as_it_was_given(what: Any, expected: str, context: Context) -> None:
    becomes(DAY, what, expected, context)


@pytest.mark.parametrize(
    ("what", "code", "context"),
    [
        ("12/03/1980", "NOT_A_DAY", BRITISH),
        ("1980-02-30", "NOT_A_DAY", BRITISH),
        ("1980-00-12", "NOT_A_DAY", BRITISH),
        ("1980-03-12T23:00:00Z", "HAS_TIME", BRITISH),
        ("1980-03-12", "NOT_A_DAY", DAY_FIRST),
        ("yesterday", "NOT_A_DAY", BRITISH),
    ],
)
def test_a_day_that_could_be_read_in_two_ways_is_refused(what: Any, code: str, context: Context) -> None:
    refused(DAY, what, code, context)


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("1980-03-12", "1980-03-12", Agreement.SAME),
        ("1980-03-12", "1980", Agreement.COMPATIBLE),
        ("1980-03", "1980-03-12", Agreement.COMPATIBLE),
        ("1980-03", "1980-04", Agreement.DIFFERENT),
    ],
)
def test_a_less_exact_day_is_no_conflict(left: Value, right: Value, agreement: Agreement) -> None:
    assert DAY.compare(left, right) is DAY.compare(right, left) is agreement


@pytest.mark.parametrize(
    ("what", "at", "zone", "context"),
    [
        ("2026-03-12T00:10:00", "2026-03-12T00:10:00+00:00", "Europe/London", BRITISH),
        ("2026-07-12 00:10", "2026-07-12T00:10:00+01:00", "Europe/London", BRITISH),
        ("2026-07-12T00:10:00.250Z", "2026-07-12T00:10:00.250+00:00", "UTC", NOWHERE),
        ("2026-07-12T00:10:00+05:30", "2026-07-12T00:10:00+05:30", "+05:30", NOWHERE),
        ("2026-07-12 00:10:00 +0530", "2026-07-12T00:10:00+05:30", "Europe/London", BRITISH),
        (
            {"date": "2026-03-12", "time": "09:00", "zone": "Asia/Tokyo"},
            "2026-03-12T09:00:00+09:00",
            "Asia/Tokyo",
            BRITISH,
        ),
        (
            "12/03/2026 10:30",
            "2026-03-12T10:30:00+00:00",
            "Europe/London",
            Context("Europe/London", None, "%d/%m/%Y %H:%M"),
        ),
        ("1773274200", "2026-03-12T00:10:00+00:00", "UTC", Context(date_format="epoch_s")),
        (1773274200123, "2026-03-12T00:10:00.123+00:00", "UTC", Context(date_format="epoch_ms")),
        (datetime(2026, 3, 12, 0, 10, tzinfo=UTC), "2026-03-12T00:10:00+00:00", "UTC", NOWHERE),
        # The hour that comes twice, told apart by its offset.
        ("2025-10-26T01:30:00+01:00", "2025-10-26T00:30:00+00:00", "Europe/London", BRITISH),
    ],
)
def test_an_instant_is_utc_beside_its_zone(what: Any, at: str, zone: str, context: Context) -> None:
    becomes(INSTANT, what, (ms(at), zone), context)


@pytest.mark.parametrize(
    ("what", "code", "context"),
    [
        ("2026-03-12T00:10:00", "NO_ZONE", NOWHERE),
        ("2026-03-12", "NO_TIME", BRITISH),
        (date(2026, 3, 12), "NO_TIME", BRITISH),
        ("2026-03-29T01:30:00", "SKIPPED_TIME", BRITISH),
        ("2025-10-26T01:30:00", "TIME_CAME_TWICE", BRITISH),
        ("2026-03-12T24:61:00", "NOT_A_TIME", BRITISH),
        ("12/03/2026 10:30", "NOT_A_TIME", BRITISH),
        ("2026-03-12T00:10:00", "UNKNOWN_ZONE", Context("Mars/Olympus")),
        ("2026-03-12T00:10:00Z", "UNKNOWN_ZONE", Context("../../etc/passwd")),
        ("0999-03-12T00:10:00Z", "OUT_OF_RANGE", BRITISH),
        ("99999999999999", "OUT_OF_RANGE", Context(date_format="epoch_s")),
    ],
)
def test_a_time_that_would_have_to_be_guessed_is_refused(what: Any, code: str, context: Context) -> None:
    refused(INSTANT, what, code, context)


def test_whole_minutes_do_not_contradict_seconds() -> None:
    whole, exact, later = ((ms(f"2026-03-12T00:10:{s}+00:00"), "UTC") for s in ("00", "41", "42"))
    assert INSTANT.compare(whole, exact) is INSTANT.compare(exact, whole) is Agreement.COMPATIBLE
    assert INSTANT.compare(exact, later) is Agreement.DIFFERENT
    assert INSTANT.compare(exact, (exact[0], "Asia/Tokyo")) is Agreement.SAME


@given(st.datetimes(EARLIEST, LATEST), st.sampled_from(["Europe/London", "Australia/Lord_Howe"]))
def test_a_local_time_is_cleaned_as_python_has_it_or_refused_where_clocks_changed(local: datetime, zone: str) -> None:
    local = local.replace(microsecond=0)
    place = ZoneInfo(zone)
    both = {local.replace(tzinfo=place, fold=fold).timestamp() for fold in (0, 1)}
    if len(both) == 1:
        becomes(INSTANT, local.isoformat(), (round(both.pop() * 1000), zone), Context(zone))
    else:
        skipped = local.replace(tzinfo=place).astimezone(UTC).astimezone(place).replace(tzinfo=None) != local
        refused(INSTANT, local.isoformat(), "SKIPPED_TIME" if skipped else "TIME_CAME_TWICE", Context(zone))


@pytest.mark.parametrize(
    ("what", "low", "hours"),
    [
        ("2026-03-11 22:00 to 2026-03-12 06:00", "2026-03-11T22:00+00:00", 8),
        ("2026-03-11T22:00Z/2026-03-12T06:00Z", "2026-03-11T22:00+00:00", 8),
        ({"from": "2026-03-11 22:00", "to": "2026-03-12 06:00"}, "2026-03-11T22:00+00:00", 8),
        (("2026-03-11 22:00", "2026-03-12 06:00"), "2026-03-11T22:00+00:00", 8),
        ("2026-03-11 22:00", "2026-03-11T22:00+00:00", 0),
        ("2026-03-11", "2026-03-11T00:00+00:00", 24),
        ("2026-03-29", "2026-03-29T00:00+00:00", 23),
        ("2026-02", "2026-02-01T00:00+00:00", 28 * 24),
        ("2024", "2024-01-01T00:00+00:00", 366 * 24),
        # An hour that came twice covers both.
        ("2025-10-26 01:30", "2025-10-26T01:30+01:00", 1),
    ],
)
def test_a_range_reaches_from_the_earliest_to_the_latest_possible_time(what: Any, low: str, hours: int) -> None:
    becomes(TIME_RANGE, what, (ms(low), ms(low) + hours * HOUR, "Europe/London"))


def test_a_range_in_a_format_with_slashes_is_not_split_inside_a_date() -> None:
    low = ms("2026-03-11T22:00+00:00")
    context = Context("Europe/London", None, "%d/%m/%Y %H:%M")
    becomes(TIME_RANGE, "11/03/2026 22:00 to 12/03/2026 06:00", (low, low + 8 * HOUR, "Europe/London"), context)
    becomes(
        TIME_RANGE,
        "11/03/2026",
        (ms("2026-03-11T00:00+00:00"), ms("2026-03-12T00:00+00:00"), "Europe/London"),
        DAY_FIRST,
    )


@pytest.mark.parametrize(
    ("what", "code", "context"),
    [
        ("2026-03-12 06:00 to 2026-03-11 22:00", "BACKWARDS", BRITISH),
        ("2026-03-12", "NO_ZONE", NOWHERE),
        ({"to": "2026-03-12"}, "PIECE_MISSING", BRITISH),
        ("9999-12-31", "OUT_OF_RANGE", BRITISH),
        ("soon", "NOT_A_TIME", BRITISH),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(what: Any, code: str, context: Context) -> None:
    refused(TIME_RANGE, what, code, context)


@pytest.mark.parametrize(
    ("zone", "day", "begin", "end"),
    [
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", "2018-11-05T02:00Z"),  # midnight was skipped
        ("America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00Z", "2018-11-04T03:00Z"),
        ("America/Havana", "2023-11-05", "2023-11-05T04:00Z", "2023-11-06T05:00Z"),  # midnight came twice
    ],
)
def test_a_day_begins_when_its_date_does_even_where_clocks_skip_or_repeat_midnight(
    zone: str, day: str, begin: str, end: str
) -> None:
    becomes(TIME_RANGE, day, (ms(begin), ms(end), zone), Context(zone))


def test_ranges_that_overlap_do_not_contradict_each_other() -> None:
    night, hour, week = ((a * HOUR, b * HOUR, "UTC") for a, b in ((22, 30), (25, 26), (40, 200)))
    assert TIME_RANGE.compare(night, hour) is TIME_RANGE.compare(hour, night) is Agreement.COMPATIBLE
    assert TIME_RANGE.compare(night, week) is Agreement.DIFFERENT


def test_captions_are_as_short_as_the_value_is_exact() -> None:
    at = ms("2026-07-12T00:10:00+01:00")
    assert INSTANT.caption((at, "Europe/London")) == "2026-07-12 00:10+01:00"
    assert INSTANT.caption((at + 1500, "UTC")) == "2026-07-11 23:10:01.500+00:00"
