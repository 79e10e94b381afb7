"""Hot map, habits, meetings and tracks, against going through the readings one by one."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from zoneinfo import ZoneInfo

import h3
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.drawn import Reading, of_readings, seen
from algorithms.movement.habits import habits
from algorithms.movement.hot_map import hot_map
from algorithms.movement.local_time import hours_and_weekdays
from algorithms.movement.meetings import meetings
from algorithms.movement.similar_tracks import same_whole_tracks, similar_tracks
from algorithms.movement.worked import month
from graph_model.errors import BadArgument, LimitExceeded
from tests.algorithms.movement.readings import PLACES, POSITIONS, READINGS
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY
from tests.tries import tries

ZONES = ["UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"]


@settings(max_examples=tries(50), deadline=None)
@given(zone=st.sampled_from(ZONES), times=st.lists(st.integers(MONDAY, MONDAY + 300 * DAY), min_size=1, max_size=20))
def test_hours_and_weekdays_are_those_of_the_clock_on_the_wall(zone: str, times: list[int]) -> None:
    hour, weekday = hours_and_weekdays(np.array(times), np.zeros(len(times), dtype=np.int16), (zone,))
    local = [datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)) for at in times]
    assert hour.tolist() == [moment.hour for moment in local]
    assert weekday.tolist() == [moment.weekday() for moment in local]


@settings(max_examples=tries(40), deadline=None)
@given(
    readings=READINGS,
    resolution=st.sampled_from([7, 11]),
    hours=st.sampled_from([(), (8,), (13, 14)]),
    weekdays=st.sampled_from([(), (0, 5)]),
    zone=st.sampled_from(ZONES),
)
def test_a_hot_map_counts_readings_subjects_and_watched_hours(
    readings: list[Reading], resolution: int, hours: tuple[int, ...], weekdays: tuple[int, ...], zone: str
) -> None:
    kinds = {"B": "phone-mast", "D": "phone-mast"}
    found = hot_map(
        of_readings(readings, positions=POSITIONS, zone=zone, kinds=kinds), resolution, hours=hours, weekdays=weekdays
    )
    counts, different, watched = Counter[tuple[str, str]](), dict[tuple[str, str], set[str]](), set[tuple[str, int]]()
    for subject, place, at in readings:
        local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))
        watched |= {(place, at // HOUR * 4 + quarter) for quarter in range(4)}
        if place in POSITIONS and (not hours or local.hour in hours) and (not weekdays or local.weekday() in weekdays):
            cell = h3.latlng_to_cell(*POSITIONS[place], resolution), kinds.get(place, "plate-camera")
            counts[cell] += 1
            different.setdefault(cell, set()).add(subject)
    exposure = Counter[tuple[str, str]]()
    for place, quarter in watched:
        local = datetime.fromtimestamp(quarter * 900, UTC).astimezone(ZoneInfo(zone))
        if place in POSITIONS and (not hours or local.hour in hours) and (not weekdays or local.weekday() in weekdays):
            exposure[h3.latlng_to_cell(*POSITIONS[place], resolution), kinds.get(place, "plate-camera")] += 900
    assert {(hot.cell, hot.kind): hot.count for hot in found.cells if hot.count} == dict(counts)
    assert {(hot.cell, hot.kind): hot.subjects for hot in found.cells if hot.count} == {
        cell: len(subjects) for cell, subjects in different.items()
    }
    assert {(hot.cell, hot.kind): round(hot.watched_hours * 3600) for hot in found.cells} == dict(exposure)
    for hot in found.cells:
        assert sum(hot.hours) == sum(hot.weekdays) == hot.count
        assert hot.rate == pytest.approx(hot.count / hot.watched_hours)


def test_a_mast_and_a_camera_of_one_cell_are_two_rows_of_the_map() -> None:
    sightings = of_readings(
        [("x", "A", MONDAY), ("y", "B", MONDAY)],
        positions={"A": (53.0, -2.0), "B": (53.0, -2.0)},
        kinds={"B": "phone-mast"},
    )
    assert sorted((hot.kind, hot.count, hot.rate) for hot in hot_map(sightings, 5).cells) == [
        ("phone-mast", 1, 1.0),
        ("plate-camera", 1, 1.0),
    ]
    with pytest.raises(BadArgument):
        hot_map(sightings, 16)


def test_habits_say_where_at_night_what_changed_and_on_what_they_rest() -> None:
    readings = [
        ("ada", place, MONDAY + day * DAY + hour * HOUR)
        for day in range(28)
        for place, hour in (("home", 23), ("work" if day < 14 else "shop", 9))
    ] + [("bo", place, MONDAY + day * DAY + 12 * HOUR) for day in range(28) for place in ("home", "work", "shop")]
    found = habits(of_readings(readings), "ada")
    assert found is not None
    assert found.night is not None
    assert (found.night.place, found.night.days, found.records, found.days) == ("home", 28, 56, 28)
    assert [row[9] for row in found.hours] == [4] * 7
    assert (found.gone, found.new) == (("work",), ("shop",))
    assert found.change == pytest.approx(0.5, abs=0.05)
    assert found.watched_hours[0][9] == found.watched_hours[0][12] == found.watched_hours[0][23] == 4
    assert found.watched_hours[0][3] == 0
    assert habits(of_readings(readings), "nobody") is None


def test_a_usual_place_that_nobody_watched_later_is_not_said_to_be_given_up() -> None:
    readings = [("ada", "A" if day < 14 else "B", MONDAY + day * DAY) for day in range(28)]
    found = habits(of_readings(readings), "ada")
    assert found is not None
    assert (found.gone, found.change) == ((), 1.0)


def test_a_meeting_is_as_long_as_both_are_read_near_one_another() -> None:
    places = {"A": (53.0, -2.0), "B": (53.0, -2.0003), "C": (53.1, -2.0)}
    lines = ["ada A 08:00", "bo B 08:01", "ada A 08:15", "bo A 08:16", "eve A 08:10", "ada C 08:40", "bo C 08:40"]
    (met,) = meetings(seen(*lines, positions=places), ["bo", "ada", "eve", "nobody"])
    assert (met.subjects, met.place, met.until - met.since, met.others) == (("ada", "bo"), "A", 16 * 60_000, 1)
    assert len(met.records) == 4
    assert meetings(seen(*lines, positions=places), ["ada", "bo"], least_minutes=17) == ()
    assert meetings(seen(*lines, positions=places), ["ada", "bo"], within_metres=0, within_seconds=60) == ()
    with pytest.raises(LimitExceeded):
        meetings(seen(), ["x"] * 51)


@settings(max_examples=tries(30), deadline=None)
@given(readings=READINGS, least=st.integers(2, 3))
def test_a_similar_track_is_the_longest_common_run_of_any_two_days(readings: list[Reading], least: int) -> None:
    sightings = of_readings(readings)
    days: dict[str, dict[int, list[str]]] = {}
    for at, place, subject in sorted((at, place, subject) for subject, place, at in readings):
        path = days.setdefault(subject, {}).setdefault((at - 4 * HOUR) // DAY, [])
        if not path or path[-1] != place:
            path.append(place)
    expected = {}
    for one, other in combinations(sorted(days), 2):
        longest = 0
        for a in days[one].values():
            for b in days[other].values():
                for i in range(len(a)):
                    for j in range(len(b)):
                        n = 0
                        while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                            n += 1
                        longest = max(longest, n)
        if longest >= least:
            expected[one, other] = longest
    for subject in days:
        found = similar_tracks(sightings, subject, least)
        told = {tuple(sorted(lead.subjects)): lead.observed for lead in found.leads}
        assert told == {pair: length for pair, length in expected.items() if subject in pair}
        assert found.compared == len(days) - 1


@settings(max_examples=tries(30), deadline=None)
@given(readings=READINGS, seconds=st.sampled_from([60, 3_000, 200_000]), least=st.integers(1, 4))
def test_whole_tracks_agree_at_each_place(readings: list[Reading], seconds: int, least: int) -> None:
    sightings = of_readings(readings)
    tracks: dict[str, list[tuple[int, str]]] = {}
    for at, place, subject in sorted((at, place, subject) for subject, place, at in readings):
        tracks.setdefault(subject, []).append((at, place))
    expected = [
        (a, b)
        for a, b in combinations(sorted(tracks), 2)
        if len(tracks[a]) >= least
        and [place for _, place in tracks[a]] == [place for _, place in tracks[b]]
        and all(abs(x[0] - y[0]) <= seconds * 1000 for x, y in zip(tracks[a], tracks[b], strict=True))
    ]
    found = same_whole_tracks(sightings, seconds, least)
    pairs = zip(found.left.tolist(), found.right.tolist(), strict=True)
    assert [(sightings.subject_ids[a], sightings.subject_ids[b]) for a, b in pairs] == expected
    assert set(PLACES) >= {place for _, place, _ in readings}


def test_a_similar_track_says_whether_others_go_that_way_and_on_how_many_days_one_was_alone() -> None:
    tracks = [
        f"{who} {place} 2026-03-0{day}T08:0{n}" for day, who in enumerate("abc", 2) for n, place in enumerate("ABCD")
    ]
    leads = similar_tracks(seen(*tracks), "a").leads
    assert [lead.subjects for lead in leads] == [("a", "b"), ("a", "c")]
    for lead in leads:
        assert [(one.code, one.explains) for one in lead.other_reasons] == [("COMMON_WAY", 4)]
        assert [(one.code, one.explains) for one in lead.against] == [("NOT_BOTH_ABOUT", 2)]
    alone = [line for line in tracks if not line.startswith("c")]
    (only,) = similar_tracks(seen(*alone), "a").leads
    assert only.other_reasons == ()


def test_what_chance_gives_of_similar_tracks_is_what_the_search_finds_about_others_like_the_subject() -> None:
    """The 23 others of the month, each asked about; of 128 the hundred with most nearly as many runs."""
    assert similar_tracks(seen("a A 08:00", "b A 08:00"), "a", 2).expected_by_chance is None
    ways = [
        (f"s{n:03}", "ABCDEFGH"[(n * n + k) % (8 - n % 3)], MONDAY + (n % 5) * DAY + k * 60_000)
        for n in range(129)
        for k in range(3 + n % 7)
    ]
    for sightings, least in ((month(), 4), (of_readings(ways), 3)):
        runs: dict[str, int] = {}
        for name in sightings.subject_ids:
            rows = np.flatnonzero(sightings.subjects == sightings.subject(name))
            days = Counter[int]()
            before = None
            for row in rows.tolist():
                at = (int((sightings.at[row] - 4 * HOUR) // DAY), int(sightings.places[row]))
                days[at[0]] += at != before
                before = at
            runs[name] = sum(max(count - least + 1, 0) for count in days.values())
        subject = sightings.subject_ids[-1]
        others = sorted((one for one in runs if one != subject), key=lambda one: abs(runs[one] - runs[subject]))[:100]
        totals = [similar_tracks(sightings, one, least).total for one in others]
        found = similar_tracks(sightings, subject, least)
        assert found.expected_by_chance == pytest.approx(sum(totals) / len(totals))
        assert len({*totals}) > 1 or least == 4
