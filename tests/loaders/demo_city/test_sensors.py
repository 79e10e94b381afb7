"""What the city's sensors read holds steps 1, 2, 4 and 5 of the case, and what only looks like them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pytest

from graph_model.records import Record, Sighting
from graph_model.registry import build
from loaders.admission import refusal
from loaders.sources.demo_city.days import MS_HOUR, day_of, midnight

Records = dict[str, list[Record]]


@pytest.fixture(scope="module")
def seen(records: Records) -> list[Sighting]:
    return [sighting for said in records.values() for record in said for sighting in record.sightings]


def step(told: dict[str, Any], number: int) -> dict[str, Any]:
    return dict(told["steps"][number - 1]["find"])


def looks(told: dict[str, Any], number: int, word: str) -> list[str]:
    return next(list(one["ids"]) for one in told["steps"][number - 1]["looks_the_same"] if word in one["why"])


def by(seen: list[Sighting], sensor: str, since: int, until: int) -> set[str]:
    return {one.subject for one in seen if one.sensor == sensor and since <= one.at < until}


def test_every_reading_is_one_that_a_graph_takes(records: Records) -> None:
    registry = build()
    for said in records.values():
        assert [refusal(record, registry, {"open"}) for record in said if record.sightings].count(None) == len(
            [record for record in said if record.sightings]
        )


def test_six_handsets_were_in_the_museum_that_night_and_a_seventh_was_at_the_mast_alone(
    seen: list[Sighting], told: dict[str, Any]
) -> None:
    found = step(told, 1)
    guards, bus = looks(told, 1, "guards"), looks(told, 1, "bus")
    inside = by(seen, found["receiver"], found["since"], found["until"])
    assert inside == {*found["unknown_handsets"], *guards}
    at_mast = by(seen, found["mast"], found["since"], found["until"])
    assert at_mast >= {*inside, *bus}
    assert not {one.sensor for one in seen if one.subject in bus} & {found["receiver"]}


def test_one_of_the_four_was_there_on_the_afternoon_and_one_of_six_at_the_gate_is_the_hotel_s_guest(
    seen: list[Sighting], told: dict[str, Any], records: Records
) -> None:
    night, found = step(told, 1), step(told, 2)
    inside = by(seen, found["receiver"], found["since"], found["until"])
    assert inside & set(night["unknown_handsets"]) == {found["handset"]}
    assert inside - {found["handset"]} <= set(found["cards"])
    tickets = by(seen, found["gate"], found["since"], found["until"])
    assert tickets == set(found["gate_candidates"])
    assert len(tickets) == 6
    at_the_desk = {one.subject for one in seen if one.sensor == found["desk"]}
    guest = {
        link.end for record in records["hotel-register"] for link in record.links if link.start == found["hotel_guest"]
    }
    assert tickets & at_the_desk & guest == {step(told, 3)["document"]}


def test_van_and_scout_car_pass_five_cameras_on_three_nights_5_to_40_seconds_apart(
    seen: list[Sighting], told: dict[str, Any]
) -> None:
    found = step(told, 4)
    van, scout = found["plates"]
    times: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in seen:
        if one.sensor in found["cameras"]:
            times[one.subject, one.sensor].append(one.at)
    for night in found["nights"]:
        begin = midnight(day_of(night)) + 23 * MS_HOUR
        for camera in found["cameras"]:
            gaps = [
                a - b
                for a in times[van, camera]
                for b in times[scout, camera]
                if begin <= a < begin + 2 * MS_HOUR and abs(a - b) < 60_000
            ]
            assert len(gaps) == 1
            assert 5_000 <= gaps[0] <= 40_000


def test_two_neighbours_are_first_by_count_as_counting_would_have_it(
    seen: list[Sighting], told: dict[str, Any]
) -> None:
    at: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in seen:
        if one.subject.startswith("Plate:"):
            at[one.sensor].append((one.at, one.subject))
    together: Counter[frozenset[str]] = Counter()
    for passed in at.values():
        passed.sort()
        for place, (time, plate) in enumerate(passed):
            for later, other in passed[place + 1 :]:
                if later - time > 40_000:
                    break
                if other != plate:
                    together[frozenset((plate, other))] += 1
    (first, count), *_ = together.most_common(1)
    assert first == frozenset(looks(told, 4, "drive to work"))
    van = together[frozenset(step(told, 4)["plates"])]
    assert count > 2 * van >= 2 * 15


def test_the_innocent_man_s_car_is_read_far_away_during_the_theft_and_a_cloned_plate_in_two_places(
    seen: list[Sighting], told: dict[str, Any]
) -> None:
    found = step(told, 5)
    read = [(one.sensor, one.at) for one in seen if one.subject == found["his_plate"]]
    assert read == [(found["his_car_read_by"], found["his_car_read_at"])]
    (clone,) = looks(told, 4, "two cars wear")
    day = midnight(day_of("2026-03-10"))
    morning = sorted(
        (one.at, one.sensor) for one in seen if one.subject == clone and day + 9 * MS_HOUR < one.at < day + 10 * MS_HOUR
    )
    assert any(
        b[0] - a[0] < 300_000 and a[1] != b[1] and found["his_car_read_by"] in (a[1], b[1])
        for a in morning
        for b in morning
        if a < b
    )
