"""Relations that tracks suggest: what is planted is found, what habit gives is told, and the chance is exact."""

from __future__ import annotations

import re
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.movement.anchors import Part, anchors
from algorithms.movement.drawn import Reading, of_readings
from algorithms.movement.lead import Coverage, Leads
from algorithms.movement.near_places import near
from algorithms.movement.same_days import Kept, days_tail, expected_days
from algorithms.movement.track_relations import LISTS, track_relations
from graph_model.errors import BadArgument
from graph_model.sightings import Sightings
from tests.tries import tries

DAY, HOUR, MINUTE = 86_400_000, 3_600_000, 60_000
MONDAY = 20_514 * DAY
"""2026-03-02 in UTC."""
DAYS = 28


def town(seed: int = 1) -> list[Reading]:
    """Twenty with homes and work of their own; `ada` and `bo` live together and are away on the same nights; `cy` and
    `dee` work in one shop, by shifts, and are never elsewhere together; a phone rides in ada's car each evening."""
    random, readings = Random(seed), list[Reading]()

    def at(subject: str, place: str, day: int, hour: float) -> None:
        moment = MONDAY + day * DAY + round((hour + random.uniform(0, 0.3)) * HOUR)
        readings.extend([(subject, place, moment), (subject, place, moment + 30 * MINUTE)])

    for person in range(20):
        for day in range(DAYS):
            if random.random() < 0.8:
                at(f"Plate:p{person:02}", f"home{person:02}", day, 22.5)
            if day % 7 < 5 and random.random() < 0.9:
                at(f"Plate:p{person:02}", f"work{person:02}", day, 10)
    away = {4, 5, 6, 13, 14, 21, 22, 23, 27}
    for day in range(DAYS):
        if day not in away:
            at("Plate:ada", "flat", day, 22.4)
            at("Plate:bo", "flat", day, 23.1)
        if day % 7 < 5 and random.random() < 0.7:
            at("Plate:cy", "shop", day, 9.5)
        if day % 7 < 5 and random.random() < 0.7:
            at("Plate:dee", "shop", day, 12.5)
        begun = MONDAY + day * DAY + round((17.5 + random.random()) * HOUR)
        for leg, place in enumerate(("north", "south", "east")):
            readings += [("Plate:ada", place, begun + leg * 2 * MINUTE)]
            readings += [("PhoneNumber:1", place, begun + leg * 2 * MINUTE + 5_000)]
    return readings


@pytest.fixture(scope="module")
def made() -> Sightings:
    return of_readings(town())


def pairs(leads: Leads) -> list[tuple[str, ...]]:
    return [lead.subjects for lead in leads.leads]


def test_who_lives_together_works_together_or_rides_along_is_found_and_nobody_else(made: Sightings) -> None:
    found = track_relations(made)
    assert pairs(found.shared_night_place) == [("Plate:ada", "Plate:bo")]
    assert pairs(found.shared_work_place) == [("Plate:cy", "Plate:dee")]
    assert pairs(found.joint_journeys) == [("PhoneNumber:1", "Plate:ada")]
    home = found.shared_night_place.leads[0]
    assert (home.observed, home.days, home.unit) == (19, 19, "night at one place")
    assert home.p is not None
    assert home.p < 1e-4
    assert home.q is not None
    assert home.q < 0.05
    assert "flat" in home.sentence
    assert re.search(r"as many or more in (about|fewer than) [\d,]+ of [\d,]+ cases", home.sentence)
    assert len(home.records) == 19 * 4
    assert home.coverage.count(Coverage.SEEN) == 19
    assert found.shared_night_place.compared == 25 * 24 // 2
    work = found.shared_work_place.leads[0]
    assert [one.code for one in work.against] == ["APART"]
    assert work.p is not None
    assert work.p > 0.05


def test_one_subject_gives_its_own_leads_alone(made: Sightings) -> None:
    found = track_relations(made, "Plate:cy")
    assert [len(getattr(found, name).leads) for name in LISTS] == [0, 1, 0]
    assert found.shared_work_place.compared == 24
    nobody = track_relations(made, "Plate:nobody")
    assert [getattr(nobody, name).total for name in LISTS] == [0, 0, 0]
    without = track_relations(made, exclude={"Plate:dee"})
    assert without.shared_work_place.leads == ()


def test_where_one_is_always_there_no_night_can_say_and_p_is_empty() -> None:
    nights = [MONDAY + day * DAY + 23 * HOUR for day in range(10)]
    readings = [("ada", "flat", at) for at in nights] + [
        ("bo", "flat", at + MINUTE) for at in nights[::2] + nights[-1:]
    ]
    (lead,) = track_relations(of_readings(readings)).shared_night_place.leads
    assert (lead.p, lead.q, lead.observed) == (None, None, 6)
    assert lead.expected == pytest.approx(6)
    assert "no night can say" in lead.sentence
    assert [one.code for one in lead.other_reasons] == ["READ_ONCE"]


def test_a_place_of_many_speaks_against_and_one_of_too_many_gives_nothing() -> None:
    readings = [
        (f"p{person}", "tower", MONDAY + day * DAY + 23 * HOUR + person * MINUTE)
        for person in range(6)
        for day in range(8)
    ]
    made = of_readings(readings, radii={"tower": 2_000.0})
    leads = track_relations(made).shared_night_place
    assert leads.total == 15
    assert [(one.code, one.explains) for one in leads.leads[0].against] == [
        ("PLACE_OF_MANY", 4),
        ("COMPATIBLE_ONLY", 1),
    ]
    crowded = track_relations(made, most_at_place=5).shared_night_place
    assert (crowded.total, crowded.parameters["places_of_too_many"]) == (0, 1)


def test_a_night_past_midnight_is_one_and_the_first_and_last_days_of_either_bound_what_counts() -> None:
    readings = [("ada", "flat", MONDAY + day * DAY + 23 * HOUR) for day in range(20)]
    readings += [("bo", "flat", MONDAY + (day + 1) * DAY + 2 * HOUR) for day in range(10, 20)]
    (lead,) = track_relations(of_readings(readings)).shared_night_place.leads
    assert (lead.observed, lead.against) == (10, ())


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=2), st.data())
def test_the_chance_of_joint_days_is_the_share_of_all_ways_to_choose_them(
    sizes: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    groups, ways = [], np.ones(1)
    for days, one, other in sizes:
        one, other = min(one, days), min(other, days)
        first = set(range(one))
        overlaps = [len(first & set(chosen)) for chosen in combinations(range(days), other)]
        groups.append(Kept(days, one, other, data.draw(st.sampled_from(overlaps))))
        ways = np.convolve(ways, np.bincount(overlaps) / len(overlaps))
    seen = sum(group.both for group in groups)
    tail = days_tail(groups)
    assert ways[seen:].sum() == pytest.approx(1.0 if tail is None else tail)
    assert expected_days(groups) == pytest.approx(float(np.arange(len(ways)) @ ways))
    if tail is not None:
        assert 0 < tail <= 1


READINGS = st.lists(
    st.tuples(st.sampled_from(["ada", "bo", "cy"]), st.sampled_from("AB"), st.integers(0, 9 * 24)), max_size=60
)


@given(READINGS, st.sampled_from(list(Part)), st.integers(2, 4))
def test_an_anchor_is_what_counting_each_subjects_days_by_hand_gives(
    drawn: list[tuple[str, str, int]], part: Part, least: int
) -> None:
    made = of_readings([(subject, place, MONDAY + hour * HOUR) for subject, place, hour in drawn])
    found = anchors(made, near(made.where, 0), part, least)
    mine = {
        made.subject_ids[subject]: (made.where.ids[spot], len(days))
        for subject, spot, days in zip(found.subjects, found.spots, found.there, strict=True)
    }
    expected = {}
    for subject in {one for one, _, _ in drawn}:
        by_place: dict[str, set[int]] = {}
        for place, hour in {(place, hour) for one, place, hour in drawn if one == subject}:
            night = part is Part.NIGHT and (hour % 24 >= 22 or hour % 24 < 6)
            work = part is Part.WORK and 9 <= hour % 24 < 17 and hour // 24 % 7 < 5
            if night or work:
                by_place.setdefault(place, set()).add((hour - (12 if night else 0)) // 24)
        if not by_place:
            continue
        best = min(by_place, key=lambda place: (-len(by_place[place]), place))
        count = len(by_place[best])
        if count >= least and 2 * count >= len(set.union(*by_place.values())):
            expected[subject] = (best, count)
    assert mine == expected


def test_where_homes_are_strangers_hardly_any_pair_of_a_crowded_house_stands_out() -> None:
    """Ten share a house and choose their nights on their own: of many towns hardly one holds a lead at q 0.05."""
    towns, false = tries(30), 0
    for seed in range(towns):
        random = Random(seed)
        readings = [
            (f"p{person}", "house", MONDAY + day * DAY + 23 * HOUR + person * MINUTE)
            for person in range(10)
            for day in range(DAYS)
            if day in (0, DAYS - 1) or random.random() < 0.7
        ]
        leads = track_relations(of_readings(readings)).shared_night_place.leads
        false += any(lead.q is not None and lead.q <= 0.05 for lead in leads)
    assert false <= 0.07 * towns + 1


@pytest.mark.parametrize(
    "wrong", [{"least_days": 1}, {"least_days": 367}, {"most_at_place": 1}, {"most_at_place": 201}]
)
def test_bounds_that_mean_nothing_are_refused(made: Sightings, wrong: dict[str, int]) -> None:
    with pytest.raises(BadArgument):
        track_relations(made, **wrong)  # type: ignore[arg-type]
