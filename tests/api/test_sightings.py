"""sightings: of identifiers, of who bore them and only while they did, by sensors and in areas; and in a chronology."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api.questions import footage
from graph_model.records import Claim, Link, Record
from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from tests.api.asking import ask, asking
from tests.loaders.test_pipeline import Listed
from tests.sightings import CAMERAS, HOUR, NOON, PATROL, PLATES, read, sensor

ADA, BOB, CAR = "Person:city:ada", "Person:city:bob", "Vehicle:city:car"
DAY = 24 * HOUR
HANDSET, SIM = "Handset:49015420323751", "Sim:234301234567890"
RECORDS = [
    *(sensor(one) for one in CAMERAS),
    Record("ada", 1, [Claim(ADA, {"name": "Ada"})]),
    Record("bob", 1, [Claim(BOB, {"name": "Bob"})]),
    Record("car", 1, [Claim(CAR, {"make": "Volvo"})]),
    Record("ada-uses", 1, [], [Link("USES", ADA, CAR, NOON, NOON + 2 * DAY)]),
    Record("bob-uses", 1, [], [Link("USES", BOB, CAR, NOON + 2 * DAY, None)]),
    Record("plate", 1, [], [Link("CARRIED_BY", PLATES[0], CAR, None, NOON + 3 * DAY)]),
    *(read(f"r{day}", PLATES[0], CAMERAS[day % 2], NOON + day * DAY) for day in range(-1, 5)),
    read("other", PLATES[1], CAMERAS[0], NOON),
]
FIELDS = """total hiddenByFilter pageInfo { hasNextPage endCursor } edges { node { id at trueTime subject { id }
  sensor { id } latitude radiusM asRead zone recordRef sentence through { linkType from to } } }"""


@pytest.fixture
def city(stores: Stores) -> Stores:
    load([Listed(RECORDS, "city")], stores)
    return stores


def nodes(stores: Stores, arguments: str, names: tuple[str, ...] = ("open", "secret")) -> list[dict[str, Any]]:
    answer = ask(asking(stores, names), f"{{ sightings({arguments}) {{ {FIELDS} }} }}")
    assert answer["errors"] == []
    return [edge["node"] for edge in answer["data"]["sightings"]["edges"]]


def refs(stores: Stores, arguments: str, names: tuple[str, ...] = ("open", "secret")) -> list[str]:
    return [node["recordRef"] for node in nodes(stores, arguments, names)]


def test_a_person_has_the_sightings_of_the_plate_of_their_car_only_while_both_links_held(city: Stores) -> None:
    assert refs(city, f'subjects: ["{ADA}"]') == ["r0", "r1"]
    assert refs(city, f'subjects: ["{BOB}"]') == ["r2"]
    assert refs(city, f'subjects: ["{CAR}"]') == ["r-1", "r0", "r1", "r2"]
    assert refs(city, f'subjects: ["{PLATES[0]}"]') == ["r-1", "r0", "r1", "r2", "r3", "r4"]
    (first, _) = nodes(city, f'subjects: ["{ADA}"]')
    assert [(one["linkType"], one["from"], one["to"]) for one in first["through"]] == [
        ("USES", ADA, CAR),
        ("CARRIED_BY", PLATES[0], CAR),
    ]
    assert first["subject"]["id"] == PLATES[0]
    assert nodes(city, f'subjects: ["{PLATES[0]}"]')[0]["through"] == []


def test_a_sighting_reads_as_a_sentence_with_its_place_and_reach(city: Stores) -> None:
    node = nodes(city, f'subjects: ["{PLATES[1]}"]')[0]
    assert (node["latitude"], node["radiusM"], node["zone"]) == (53.48, 30.0, "Europe/London")
    told = "XY99 ZZZ (GB) was read by plate-camera, 6 Mar 2026 12:00 UTC (Register city, A2, record other)"
    assert node["sentence"] == told


def test_a_link_that_the_reader_may_not_see_leads_nowhere(stores: Stores) -> None:
    hidden = [replace(one, visibility="secret") if one.ref == "ada-uses" else one for one in RECORDS]
    load([Listed(hidden, "city")], stores)
    assert refs(stores, f'subjects: ["{ADA}"]', ("open",)) == []
    assert refs(stores, f'subjects: ["{ADA}"]') == ["r0", "r1"]


def test_a_card_in_a_handset_and_a_number_count_for_who_uses_the_handset(city: Stores) -> None:
    more = [
        Record("uses", 1, [], [Link("USES", ADA, HANDSET)]),
        Record("card", 1, [], [Link("INSERTED_IN", SIM, HANDSET, NOON, NOON + DAY)]),
        read("mast-a", SIM, CAMERAS[0], NOON + 1),
        read("mast-b", SIM, CAMERAS[0], NOON + DAY + 1),
    ]
    load([Listed(more, "city")], city)
    assert refs(city, f'subjects: ["{ADA}"]') == ["r0", "mast-a", "r1"]


def test_by_sensors_in_an_area_and_both_with_subjects(city: Stores) -> None:
    moved = replace(
        sensor(CAMERAS[1], 2, holds_until=(NOON + 2 * DAY, NOON + 2 * DAY, "UTC")), ref=f"sensor-{CAMERAS[1]}"
    )
    since = (NOON + 2 * DAY, NOON + 2 * DAY, "UTC")
    away = replace(sensor(CAMERAS[1], position=(60.0, 5.0), holds_from=since), ref="moved")
    patrol = [sensor(PATROL, kind="gps-tracker"), read("p1", PLATES[2], PATROL, NOON, where=(60.0, 5.001))]
    patrol += [read("p2", PLATES[2], PATROL, NOON + 1, where=(61.0, 5.0))]
    load([Listed([moved, away, *patrol], "city")], city)
    assert refs(city, f'sensors: ["{CAMERAS[1]}"]') == ["r-1", "r1", "r3"]
    north = "area: {circle: {latitude: 60.0, longitude: 5.0, metres: 500}}"
    assert refs(city, north) == ["p1", "r3"]
    assert refs(city, f'{north}, sensors: ["{PATROL}"]') == ["p1"]
    assert refs(city, f'{north}, subjects: ["{PLATES[0]}"]') == ["r3"]
    assert refs(city, f'sensors: ["{CAMERAS[1]}"], subjects: ["{ADA}"]') == ["r1"]


def test_pages_hold_every_sighting_once_and_the_filter_says_what_it_hides(city: Stores) -> None:
    found: list[str] = []
    after = "null"
    while True:
        text = f'{{ sightings(subjects: ["{PLATES[0]}"], first: 2, after: {after}) {{ {FIELDS} }} }}'
        page = ask(asking(city, ("open",)), text)["data"]["sightings"]
        found += [edge["node"]["recordRef"] for edge in page["edges"]]
        assert page["total"] == 6
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = f'"{page["pageInfo"]["endCursor"]}"'
    assert found == ["r-1", "r0", "r1", "r2", "r3", "r4"]
    window = 'filter: {since: "2026-03-06T12:00:00Z", until: "2026-03-08T12:00:00Z"}'
    text = f'{{ sightings(subjects: ["{PLATES[0]}"], {window}) {{ {FIELDS} }} }}'
    page = ask(asking(city, ("open",)), text)["data"]["sightings"]
    assert [edge["node"]["recordRef"] for edge in page["edges"]] == ["r0", "r1"]
    assert (page["total"], page["hiddenByFilter"]) == (2, 4)


def test_verdicts_join_what_was_read_and_who_bore_it(city: Stores) -> None:
    Decisions(city, strictest="secret").same(PLATES[0], PLATES[1], "misread", "inspector", [1])
    Decisions(city, strictest="secret").same(ADA, BOB, "one person", "inspector", [1])
    assert "other" in refs(city, f'subjects: ["{PLATES[1]}"]')
    assert refs(city, f'subjects: ["{BOB}"]') == ["r0", "r1", "r2"]


def test_the_clock_error_is_taken_off_beside_what_the_clock_showed(city: Stores) -> None:
    load([Listed([sensor(CAMERAS[0], 2, clock_error_s=90.0)], "city")], city)
    (node,) = nodes(city, f'subjects: ["{PLATES[1]}"]')
    assert (node["at"], node["trueTime"]) == ("2026-03-06T12:00:00Z", "2026-03-06T11:58:30Z")


def test_a_chronology_holds_the_sightings_among_the_facts(city: Stores) -> None:
    text = f"""{{ chronology(ids: ["{ADA}"]) {{ total bars {{ linkType facts }}
      edges {{ node {{ linkType from to since sentence }} }} }} }}"""
    found = ask(asking(city, ("open",)), text)["data"]["chronology"]
    assert [edge["node"]["linkType"] for edge in found["edges"]] == ["SEEN", "USES", "SEEN"] or [
        edge["node"]["linkType"] for edge in found["edges"]
    ] == ["USES", "SEEN", "SEEN"]
    assert found["total"] == 3
    assert sum(bar["facts"] for bar in found["bars"]) == 3
    only = ask(asking(city, ("open",)), f'{{ chronology(ids: ["{ADA}"], kinds: ["SEEN"]) {{ total }} }}')
    assert only["data"]["chronology"]["total"] == 2


def test_nothing_asked_for_is_told(stores: Stores) -> None:
    answer = ask(asking(stores, ("open",)), "{ sightings { total } }")
    assert "Nothing says which sightings" in answer["errors"][0]["message"]


def test_the_footage_of_an_hour_is_found_with_the_recorder_s_clock_error_taken_off(city: Stores) -> None:
    media = "Media:city:{}"
    records = [
        Record(
            name,
            1,
            [Claim(media.format(name), {"covers": (NOON, NOON + HOUR, "UTC"), "clock_error_s": error})],
            [Link("RECORDED_AT", media.format(name), CAMERAS[number])],
        )
        for number, (name, error) in enumerate((("right", 0.0), ("ahead", 2_700.0)))
    ]
    load([Listed(records, "city")], city)

    def found(arguments: str) -> list[str]:
        text = f"{{ footage({arguments}) {{ edges {{ node {{ media {{ id }} since recordedAt {{ id }} }} }} }} }}"
        answer = ask(asking(city, ("open",)), text)
        assert answer["errors"] == []
        return [edge["node"]["media"]["id"] for edge in answer["data"]["footage"]["edges"]]

    noon, later = "2026-03-06T12:00:00Z", "2026-03-06T12:30:00Z"
    assert found(f'since: "{later}", until: "2026-03-06T13:00:00Z"') == [media.format("right")]
    assert found(f'since: "2026-03-06T11:30:00Z", until: "{noon}"') == [media.format("ahead")]
    assert found(f'since: "{noon}", until: "{later}"') == [media.format("ahead"), media.format("right")]
    assert found(f'since: "{noon}", until: "{later}", recordedAt: ["{CAMERAS[0]}"]') == [media.format("right")]


def test_of_a_day_of_hourly_recordings_only_those_of_the_moment_count_towards_the_limit(
    city: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recording(hour: int, camera: int, error: float = 0.0) -> Record:
        media = f"Media:city:{hour:02}-{camera}"
        covers = (NOON + hour * HOUR, NOON + (hour + 1) * HOUR, "UTC")
        claim = Claim(media, {"covers": covers, "clock_error_s": error})
        return Record(media, 1, [claim], [Link("RECORDED_AT", media, CAMERAS[camera])])

    records = [recording(hour, camera, camera * 3_600.0) for hour in range(-8, 9) for camera in (0, 1)]
    load([Listed(records, "city")], city)

    def found(more: str = "") -> list[str]:
        span = 'since: "2026-03-06T13:10:00Z", until: "2026-03-06T13:20:00Z"'
        text = f"{{ footage({span}{more}) {{ edges {{ node {{ media {{ id }} }} }} }} }}"
        found = ask(asking(city, ("open",)), text)["data"]
        return [edge["node"]["media"]["id"] for edge in found["footage"]["edges"]] if found else []

    monkeypatch.setattr(footage, "MOST", 2)
    assert found() == ["Media:city:01-0", "Media:city:02-1"]
    monkeypatch.setattr(footage, "MOST", 1)
    assert found() == []  # refused
    assert found(f', recordedAt: ["{CAMERAS[1]}"]') == ["Media:city:02-1"]


def test_footage_that_two_sources_describe_takes_the_clock_error_of_the_one_and_the_place_of_the_other(
    city: Stores,
) -> None:
    one, other = "Media:city:tape", "Media:shop:tape"
    records = [
        Record("tape", 1, [Claim(one, {"covers": (NOON, NOON + HOUR, "UTC")})]),
        Record("shop", 1, [Claim(other, {"clock_error_s": 7_200.0})], [Link("RECORDED_AT", other, CAMERAS[0])]),
    ]
    load([Listed(records, "city")], city)
    span = 'since: "2026-03-06T10:00:00Z", until: "2026-03-06T11:00:00Z"'
    text = f'{{ footage({span}, recordedAt: ["{CAMERAS[0]}"]) {{ total }} }}'
    assert ask(asking(city, ("open",)), text)["data"]["footage"]["total"] == 0
    Decisions(city, strictest="secret").same(one, other, "one recording", "inspector", [1])
    assert ask(asking(city, ("open", "secret")), text)["data"]["footage"]["total"] == 1
