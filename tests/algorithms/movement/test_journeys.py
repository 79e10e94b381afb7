"""Joint journeys, on one day and between days alike, against the plainest reading of the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.movement.drawn import Reading, of_readings, seen
from algorithms.movement.ground import ground_of
from algorithms.movement.journeys import journeys
from algorithms.movement.local_days import Stratum, local_days
from algorithms.movement.near_places import near
from algorithms.movement.one_subject import candidates_of_one, candidates_of_shuffled
from algorithms.movement.search import search, weighed
from algorithms.movement.shuffled_worlds import permuted
from algorithms.movement.together import Together
from algorithms.movement.tracks import by_day as by_days_given
from algorithms.movement.tracks import tracks_of
from graph_model.sightings import Sightings
from tests.algorithms.movement.readings import PLACES, POSITIONS, READINGS, by_day, joint_count
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY, world
from tests.tries import tries

BEGINS = MONDAY - 7 * DAY + 4 * HOUR
KNOWN = list(PLACES)
RULES = st.builds(
    Together,
    within_seconds=st.sampled_from([20, 60, 200]),
    within_metres=st.sampled_from([0.0, 50.0, 400.0]),
    least_places=st.integers(1, 3),
    longest_gap_seconds=st.sampled_from([60, 300]),
)


def stratum(day: int) -> int:
    return Stratum.WEEKEND if (date(2026, 2, 23) + timedelta(days=day)).weekday() >= 5 else Stratum.WORKING_DAY


@settings(max_examples=tries(60), deadline=None)
@given(readings=READINGS, together=RULES)
def test_what_was_seen_and_what_other_days_give(readings: list[Reading], together: Together) -> None:
    sightings = of_readings(readings, positions=dict.fromkeys(PLACES, (float("nan"),) * 2) | POSITIONS)
    tracks, around = tracks_of(sightings, together), near(sightings.where, together.within_metres)
    assert not tracks.out.any()
    searched = search(sightings, together)
    rows = dict(zip(zip(searched.pairs.left.tolist(), searched.pairs.right.tolist(), strict=True), range(99)))  # noqa: B905
    for a, b in combinations(range(len(sightings.subject_ids)), 2):
        one, other = by_day(sightings, a, BEGINS), by_day(sightings, b, BEGINS)
        same = sum(joint_count(one[day], other[day], together, KNOWN) for day in one.keys() & other.keys())
        assert len(journeys(sightings, tracks, around, together, a, b)) == same
        assert ((a, b) in rows) == (same > 0)
        if not same:
            continue
        row = rows[a, b]
        assert searched.pairs.journeys[row] == same
        pairs, expected = 0, 0.0
        for kind in Stratum:
            mine = [day for day in one if stratum(day) == kind]
            yours = [day for day in other if stratum(day) == kind]
            apart = [(m, y) for m in mine for y in yours if m != y]
            if apart:
                total = sum(joint_count(one[m], other[y], together, KNOWN) for m, y in apart)
                expected += len(set(mine) & set(yours)) * total / len(apart)
                pairs += len(apart)
        if searched.compared[row]:
            assert searched.compared[row] == pairs
        if not np.isnan(searched.expected[row]):
            assert np.isclose(searched.expected[row], expected)


@settings(max_examples=tries(30), deadline=None)
@given(readings=READINGS, together=RULES, data=st.data())
def test_one_subject_is_given_its_part_of_all_pairs(
    readings: list[Reading], together: Together, data: st.DataObject
) -> None:
    sightings = of_readings(readings, positions=POSITIONS)
    if not len(sightings.at):
        return
    subject = data.draw(st.integers(0, len(sightings.subject_ids) - 1))
    pairs, part = search(sightings, together).pairs, search(sightings, together, subject).pairs
    own = (pairs.left == subject) | (pairs.right == subject)
    for column in ("left", "right", "journeys", "days"):
        assert np.array_equal(getattr(pairs, column)[own], getattr(part, column)), column


@settings(max_examples=tries(30), deadline=None)
@given(readings=READINGS, together=RULES, data=st.data())
def test_shuffling_one_subjects_days_gives_what_a_search_of_the_moved_readings_gives(
    readings: list[Reading], together: Together, data: st.DataObject
) -> None:
    sightings = of_readings(readings, positions=POSITIONS)
    if not len(sightings.at):
        return
    subject = data.draw(st.integers(0, len(sightings.subject_ids) - 1))
    searched = search(sightings, together, subject)
    tracks, days = searched.tracks, searched.tracks.days_of(subject)
    moved = np.array(data.draw(st.permutations(days.tolist())), dtype=np.int32)
    walked = sightings, tracks, searched.ground, searched.around, together
    found, ground = candidates_of_shuffled(*walked, subject, moved)

    begins, own = tracks.days.begins, sightings.subjects == subject
    to = dict(zip(days.tolist(), moved.tolist(), strict=True))
    shift = np.array(
        [begins[to[day]] - begins[day] if mine else 0 for day, mine in zip(tracks.of_rows, own, strict=True)]
    )
    at = sightings.at + shift
    order = np.lexsort((sightings.keys, sightings.subjects, sightings.places, at))
    columns = {name: getattr(sightings, name)[order] for name in ("subjects", "places", "keys")}
    world = replace(sightings, at=at[order], **columns)
    again = by_days_given(world, tracks.days, tracks.days.of(world.at), tracks.out)
    anew = ground_of(again, searched.around, together)
    expected = candidates_of_one(world, again, anew, searched.around, together, subject)
    for column in ("journeys", "days", "spots"):
        assert np.array_equal(getattr(found, column), getattr(expected, column)), column
    for ours, theirs in zip(weighed(ground, found, 9, 0.5), weighed(anew, expected, 9, 0.5), strict=True):
        assert np.allclose(ours, theirs, equal_nan=True)


def test_a_night_out_is_one_day_and_its_journeys_are_not_cut_at_midnight() -> None:
    sightings = seen(*(f"{car} {place} 2026-03-0{when}" for car in ("a", "b") for place, when in _NIGHT))
    assert search(sightings, Together()).pairs.journeys.tolist() == [1]


_NIGHT = [("A", "2T23:55"), ("B", "3T00:05")]


def test_a_day_when_the_clocks_change_has_its_own_length() -> None:
    days = local_days(seen("a A 2026-03-28T12:00", "a A 2026-10-26T12:00", zone="Europe/London"))
    lengths = np.diff(days.begins) / HOUR
    changed = {days.dates[n].isoformat(): length for n, length in enumerate(lengths) if length != 24}
    assert changed == {"2026-03-28": 23, "2026-10-24": 25}
    assert days.strata[:3].tolist() == [Stratum.WEEKEND, Stratum.WEEKEND, Stratum.WORKING_DAY]
    closed = local_days(seen("a A 2026-12-25T12:00"), holidays=[date(2026, 12, 25)])
    assert closed.strata.tolist() == [Stratum.HOLIDAY]


def test_a_failed_camera_does_not_make_other_days_look_unlike() -> None:
    """Twelve who always drive by the clock: what is expected is what was seen, failed week or not."""

    def street(out: set[int]) -> Sightings:
        drives = [
            (f"car{car:02}", place, MONDAY + day * DAY + 8 * HOUR + leg * 120_000)
            for day in range(20)
            if day % 7 < 5
            for car in range(12)
            for leg, place in enumerate("AB")
            if not (place == "B" and day in out)
        ]
        return of_readings(drives)

    for out in (set[int](), {7, 8, 9, 10, 11}):
        searched = search(street(out), Together())
        assert np.allclose(searched.expected, searched.pairs.journeys)
        assert (searched.log_tails > -1).all()


def test_shuffled_worlds_keep_what_each_subject_did_and_how_often() -> None:
    made = world(3).sightings
    searched = search(made, Together())
    shuffled = permuted(searched, 1)
    assert np.array_equal(np.sort(shuffled.keys), np.sort(made.keys))
    assert (np.diff(shuffled.at) >= 0).all()
    for column in ("subjects", "places"):
        before, after = (getattr(s, column)[np.argsort(s.keys)] for s in (made, shuffled))
        assert np.array_equal(before, after)
    again = tracks_of(shuffled, Together())
    assert np.array_equal(again.active, searched.tracks.active)
    assert np.array_equal(again.active_days, searched.tracks.active_days)
    ground = ground_of(again, searched.around, searched.together)
    assert np.array_equal(np.sort(ground.at), np.sort(searched.ground.at))
