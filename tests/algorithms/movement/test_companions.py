"""Companions in worlds whose truth is known: how many leads are false, and what each of them says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from threading import Thread

import numpy as np
import pytest

from algorithms.movement.companions import companions
from algorithms.movement.drawn import of_readings, seen
from algorithms.movement.lead import Coverage, Lead
from algorithms.movement.search import Searched, search
from algorithms.movement.together import Together
from algorithms.movement.worked import month
from graph_model.errors import BadArgument
from tests.algorithms.movement.worlds import DAY, HOUR, MONDAY, world
from tests.tries import tries

WORLDS = min(tries(20), 200)
Pairs = list[tuple[int, int]]


def _pairs(searched: Searched, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Pairs:
    return list(zip(searched.pairs.left[rows].tolist(), searched.pairs.right[rows].tolist(), strict=True))


@cache
def planted(seed: int) -> tuple[frozenset[tuple[int, int]], Pairs, Pairs, Pairs]:
    """The truth; leads at q 0.05; the first ten by surprise; the first ten by count."""
    made = world(seed, planted=10)
    searched = search(made.sightings, Together())
    tails = np.nan_to_num(searched.log_tails, nan=0.0)
    leads = _pairs(searched, np.flatnonzero(searched.q <= 0.05))
    surprise = _pairs(searched, np.lexsort((-searched.pairs.journeys, tails))[:10])
    count = _pairs(searched, np.argsort(-searched.pairs.journeys, kind="stable")[:10])
    return made.pairs, leads, surprise, count


def test_worlds_without_planted_pairs_hardly_ever_give_a_lead() -> None:
    """At most 0.07 of 200 worlds; with few worlds so many that 0.07 would give them once in 10,000 times."""
    with_any = sum((search(world(1_000 + n).sightings, Together()).q <= 0.05).any() for n in range(WORLDS))
    assert with_any <= (0.07 * WORLDS if WORLDS == 200 else 6)


def test_of_the_leads_in_worlds_with_planted_pairs_few_are_false() -> None:
    shares = [len(set(leads) - truth) / max(len(leads), 1) for truth, leads, _, _ in map(planted, range(WORLDS))]
    assert np.mean(shares) <= 0.07
    assert np.mean([len(truth & set(leads)) for truth, leads, _, _ in map(planted, range(WORLDS))]) >= 5


def test_the_first_ten_are_right_where_those_by_count_are_not() -> None:
    worlds = [planted(n) for n in range(WORLDS)]
    assert np.mean([len(truth & set(surprise)) / 10 for truth, _, surprise, _ in worlds]) >= 0.9
    assert np.mean([len(truth & set(count)) / 10 for truth, _, _, count in worlds]) <= 0.5


def test_a_lead_says_what_was_seen_what_chance_gives_and_what_speaks_against_it() -> None:
    found = companions(month(), permuted_worlds=2)
    (lead,) = found.beyond_routine.leads
    assert lead.subjects == ("van", "wagon")
    assert lead.observed == lead.days == 6
    assert lead.places == 8
    assert lead.expected < 2
    assert lead.p is not None
    assert 0 < lead.p < 0.01
    assert lead.q is not None
    assert lead.q < 0.05
    assert found.beyond_routine.compared == 24 * 23 // 2
    assert found.beyond_routine.expected_by_chance == 0
    assert [reason.code for reason in lead.against] == ["APART"]
    assert len(lead.records) == len(set(lead.records)) == 6 * 2 * 8
    assert lead.coverage.count(Coverage.SEEN) == 6
    assert lead.lag is not None
    assert lead.lag[0] == pytest.approx(18, abs=3)
    for part in ("6 joint journeys on 6 days", "8 different places", "276 pairs were compared", "18 s behind"):
        assert part in lead.sentence
    tried = re.search(r"Of ([\d,]+) shuffles of the days (none|\d+) gave as many joint days", lead.sentence)
    assert tried is not None
    shuffles, times = int(tried[1].replace(",", "")), int(tried[2].replace("none", "0"))
    assert lead.p == pytest.approx((times + 1) / (shuffles + 1))
    assert "probability" not in lead.sentence


def test_neighbours_who_commute_are_a_shared_routine_with_its_cause() -> None:
    found = companions(month(), permuted_worlds=0)
    assert found.beyond_routine.expected_by_chance is None
    (routine,) = [lead for lead in found.shared_routine.leads if lead.subjects == ("ada", "bo")]
    assert routine.observed > 5
    assert routine.expected > routine.observed / 2
    assert {"SAME_HOURS", "SAME_ENDS"} <= {reason.code for reason in routine.other_reasons}


def test_a_gang_that_drives_together_each_morning_stands_first_in_the_shared_routines() -> None:
    """By the clock, so that days alike explain all of it; but the lag between them does not spread."""
    noise = np.random.default_rng(5)
    drives = [
        (car, place, MONDAY + day * DAY + 8 * HOUR + leg * 120_000 + round(lag * 1000))
        for day in range(28)
        if day % 7 < 5
        for car, lag in (
            ("gang1", noise.normal(0, 1)),
            ("gang2", 8 + noise.normal(0, 1)),
            *((f"car{n}", noise.uniform(0, 60)) for n in range(6)),
        )
        for leg, place in enumerate("ABCD")
    ]
    found = companions(of_readings(drives), permuted_worlds=0)
    assert found.beyond_routine.leads == ()
    first = found.shared_routine.leads[0]
    assert first.subjects == ("gang1", "gang2")
    assert first.lag is not None
    assert first.lag[1] < 5


def _one_evening(others: int) -> tuple[Lead, ...]:
    lines = [
        f"{car} {place} 21:{2 * leg:02}:{behind:02}"
        for car, behind in (("a", 0), ("b", 9))
        for leg, place in enumerate("ABCDE")
    ]
    lines += [f"car{n:02} A 21:00:{n:02}" for n in range(others)] + ["car00 B 21:02:05"] * (others > 0)
    return companions(seen(*lines)).single_journeys.leads


def test_one_joint_journey_is_measured_by_how_many_of_the_others_stayed() -> None:
    (lead,) = _one_evening(30)
    assert lead.subjects == ("a", "b")
    assert lead.p is lead.q is None
    assert lead.stayed == (31, 2, 1, 1, 1)
    assert lead.expected == pytest.approx(1 / 32)
    assert "too few to say what chance gives" in lead.sentence
    assert "31 others" in lead.sentence
    assert _one_evening(0)[0].expected == 0.5


def test_phones_at_a_mast_are_only_compatible_with_being_together() -> None:
    lines = [
        (f"Handset:{who}", place, MONDAY + 9 * HOUR + leg * 300_000)
        for who in "xyz"
        for leg, place in enumerate("ABCDE")
    ]
    sightings = of_readings(lines, kinds=dict.fromkeys("ABCDE", "phone-mast"), radii=dict.fromkeys("ABCDE", 800.0))
    leads = companions(sightings).single_journeys.leads
    assert len(leads) == 3
    for lead in leads:
        (reason,) = [reason for reason in lead.against if reason.code == "COMPATIBLE_ONLY"]
        assert reason.explains == 3
        assert "compatible" in reason.sentence
        assert "3 phones were read in the cell" in reason.sentence


@pytest.mark.parametrize(
    ("kind", "radius", "said"),
    [
        ("imsi-catcher", 300.0, ["They were read by an imsi catcher, which reaches 300 m"]),
        ("wifi-probe", 80.0, ["They were read by a wifi probe, which reaches 80 m"]),
        ("wifi-probe", 30.0, []),
        ("plate-camera", 0.0, []),
    ],
)
def test_a_sensor_that_is_no_mast_says_what_it_is_and_nothing_where_its_reach_is_small(
    kind: str, radius: float, said: list[str]
) -> None:
    lines = [(who, place, MONDAY + 9 * HOUR + leg * 300_000) for who in "xy" for leg, place in enumerate("ABCDE")]
    sightings = of_readings(lines, kinds=dict.fromkeys("ABCDE", kind), radii=dict.fromkeys("ABCDE", radius))
    (lead,) = companions(sightings).single_journeys.leads
    found = [one.sentence for one in lead.against if one.code == "COMPATIBLE_ONLY"]
    assert [sentence.partition(":")[0] for sentence in found] == said
    assert not any("mast" in sentence for sentence in found)


def test_one_phone_shows_as_its_card_its_handset_and_its_number_and_counts_once() -> None:
    whole = ("Sim:1", "Handset:1", "PhoneNumber:1", "Sim:2", "Handset:2")
    lines = [(who, place, MONDAY + 9 * HOUR + leg * 300_000) for who in whole for leg, place in enumerate("ABCDE")]
    sightings = of_readings(lines, kinds=dict.fromkeys("ABCDE", "phone-mast"), radii=dict.fromkeys("ABCDE", 800.0))
    for lead in companions(sightings).single_journeys.leads:
        (reason,) = [one for one in lead.against if one.code == "COMPATIBLE_ONLY"]
        assert (reason.explains, "2 phones were read" in reason.sentence) == (2, True)


def test_made_up_hardware_addresses_and_those_left_out_are_not_compared() -> None:
    cars = [
        f"{who} {place} 09:{leg:02}"
        for who in ("RadioDevice:3c:5a:b4:01:02:03", "RadioDevice:da:5a:b4:01:02:03", "a", "b")
        for leg, place in enumerate("ABCDE")
    ]
    found = companions(seen(*cars))
    assert found.beyond_routine.compared == 3
    assert companions(seen(*cars), exclude=["a"]).beyond_routine.compared == 1
    assert companions(seen(*cars), "b", subject_types=["RadioDevice"]).beyond_routine.compared == 1
    assert companions(seen(*cars), "nobody").beyond_routine.compared == 0


def test_the_companions_of_one_are_the_same_leads_among_fewer_compared() -> None:
    (lead,) = companions(month(), "van", permuted_worlds=1).beyond_routine.leads
    (among_all,) = companions(month(), permuted_worlds=1).beyond_routine.leads
    assert (lead.subjects, lead.observed, lead.expected, lead.p) == (
        among_all.subjects,
        among_all.observed,
        among_all.expected,
        among_all.p,
    )
    assert lead.q is not None
    assert among_all.q is not None
    assert lead.q < among_all.q


def test_the_same_seed_gives_the_same_bytes_in_whatever_thread() -> None:
    made, answers = month(), list[str]()
    threads = [Thread(target=lambda: answers.append(repr(companions(made, permuted_worlds=1)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {repr(companions(month(), permuted_worlds=1))}


def test_nothing_seen_has_an_answer() -> None:
    found = companions(seen())
    assert (found.beyond_routine.leads, found.beyond_routine.compared) == ((), 0)
    assert companions(seen("a A 08:00"), "a").single_journeys.leads == ()


@pytest.mark.parametrize(
    "wrong", [{"within_seconds": -1}, {"within_seconds": float("nan")}, {"least_places": 0}, {"day_begins": 24}]
)
def test_a_rule_out_of_bounds_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(BadArgument):
        Together(**wrong)  # type: ignore[arg-type]


def test_what_two_do_on_each_holiday_is_no_surprise_once_the_days_are_known_as_such() -> None:
    feasts = (1, 4, 8, 10, 15, 17)
    working = [day for day in range(26) if day % 7 < 5 and day not in feasts]
    readings = [
        (who, place, MONDAY + day * DAY + hour * HOUR + leg * 120_000)
        for who, own in (("ada", 8), ("bo", 14))
        for day, hour in [*((day, 11) for day in feasts), *((day, own) for day in working)]
        for leg, place in enumerate("ABC")
    ]
    sightings = of_readings(readings)
    unknown = companions(sightings)
    (lead,) = unknown.beyond_routine.leads
    assert lead.expected < 2
    known = companions(
        sightings, together=Together(holidays=tuple(date(2026, 3, 2) + timedelta(day) for day in feasts))
    )
    assert known.beyond_routine.total == 0
    (lead,) = known.shared_routine.leads
    assert (lead.observed, lead.expected) == (6, 6)


def _drives(who: str, days: range, places: str, behind: float = 0, hour: float = 9) -> list[tuple[str, str, int]]:
    """Each day a quarter of an hour later, so that no other day is like it."""
    return [
        (who, place, MONDAY + day * DAY + round((hour + day / 4) * HOUR) + leg * 120_000 + round(behind * 1000))
        for day in days
        for leg, place in enumerate(places)
    ]


def test_which_phone_rides_in_which_car() -> None:
    """The phone is read by sensors that stand 80 m beside the cameras."""
    positions = {place: (53.0 + 0.01 * n, -2.0) for n, place in enumerate("ABCD")}
    positions |= {place: (53.0 + 0.01 * n, -2.0012) for n, place in enumerate("abcd")}
    readings = _drives("Plate:car", range(9), "ABCD") + _drives("Handset:phone", range(9), "abcd", 20)
    for n in range(5):
        readings += _drives(f"Plate:other{n}", range(9), "ABCD", hour=11.1 + n)
        readings += _drives(f"Handset:other{n}", range(9), "abcd", hour=11.6 + n)
    sightings = of_readings(readings, positions=positions)
    rides = companions(sightings, "Plate:car", Together(within_metres=100), subject_types=["Handset"])
    assert [lead.subjects for lead in rides.beyond_routine.leads] == [("Handset:phone", "Plate:car")]
    assert rides.beyond_routine.compared == 6
    assert "within 100 m" in rides.beyond_routine.leads[0].sentence
    apart = companions(sightings, "Plate:car", Together(), subject_types=["Handset"])
    assert apart.beyond_routine.leads == ()


def test_two_who_are_read_apart_while_they_should_be_together_have_that_against_them() -> None:
    readings = _drives("a", range(9), "ABCD") + _drives("b", range(9), "ABCD", 10)
    readings += [("b", "Z", at + 5_000) for who, place, at in readings if who == "a" and place == "D"]
    readings = [row for row in readings if row[:2] != ("b", "D")]
    (lead,) = companions(of_readings(readings), permuted_worlds=0).beyond_routine.leads
    assert {reason.code: reason.explains for reason in lead.against} == {"ELSEWHERE": 9}
    assert len(lead.against[0].records) == 18


def test_a_crowd_and_a_sensor_that_was_out_are_told() -> None:
    readings = [row for n in range(8) for row in _drives(f"car{n}", range(20), "ABCD", 5 * n)]
    readings += [(f"busy{n % 10}", "B", MONDAY + n * HOUR // 4) for n in range(16, 20 * 96)]
    readings = [row for row in readings if row[1] != "B" or not 4 * 24 <= (row[2] - MONDAY) / HOUR < 5 * 24 + 4]
    leads = companions(of_readings(readings), permuted_worlds=0).beyond_routine.leads
    assert len(leads) == 28
    for lead in leads:
        assert ("CROWD", 20) in {(reason.code, reason.explains) for reason in lead.other_reasons}
        assert ("SENSOR_OUT", 1) in {(reason.code, reason.explains) for reason in lead.against}


def test_of_a_subject_that_was_never_read_there_are_no_companions() -> None:
    """The pairs of others are no answer about it."""
    found = companions(month(), "nobody", permuted_worlds=1)
    assert [leads.total for leads in (found.beyond_routine, found.shared_routine, found.single_journeys)] == [0, 0, 0]
    assert found.beyond_routine.compared == 0
