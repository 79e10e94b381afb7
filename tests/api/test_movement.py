"""companions and sceneCollision out of the real store: the leads, their evidence, and what a reader may not see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_model.records import Claim, Link, Record, Sighting
from loaders.decisions import Decisions
from loaders.pipeline import Stores, load
from tests.api.asking import ask, asking
from tests.loaders.test_pipeline import Listed
from tests.sightings import HOUR, read, sensor

DAY, MINUTE = 24 * HOUR, 60_000
NIGHT = 1_772_836_200_000  # 6 March 2026, 22:30 UTC
CAMERAS = [f"Sensor:city:cam{n}" for n in range(6)]
VAN, SCOUT, BUS, WORKER = (f"Plate:GB:{name}" for name in ("VA11VAN", "SC22OUT", "BU33BUS", "WO44RKR"))
OTHERS = [f"Plate:GB:OT{n:02}HER" for n in range(12)]
ADA, CAR = "Person:city:ada", "Vehicle:city:car"
THEFT, YARD = "Event:city:theft", "Location:city:yard"
DAYS, NIGHTS = 24, (1, 4, 7, 10)
FILTER = 'filter: {since: "2026-03-01T00:00:00Z", until: "2026-04-30T00:00:00Z"}'
LEAD = """subjects { id } unit observed expected pValue qValue places days recordCount coverage sentence lagSeconds
  otherReasons { code explains facts sentence } against { code sentence }
  records(first: 3) { total pageInfo { hasNextPage endCursor } edges { cursor node { id trueTime subject { id } } } }"""
LEADS = f"compared expectedByChance method parameters total omitted hiddenByFilter leads {{ {LEAD} }}"


def passes(plate: str, day: int, begin: int, places: range, name: str, lag: int = 0) -> list[Record]:
    """One drive past some cameras, two minutes from one to the next."""
    return [
        read(f"{name}-{day}-{n}", plate, CAMERAS[place], NIGHT + day * DAY + begin + n * 2 * MINUTE + lag)
        for n, place in enumerate(places)
    ]


def world() -> list[Record]:
    """A van and a scout on four nights, at another time each; two who commute each day; others on their own."""
    records = [sensor(one, position=(53.48 + n / 100, -2.24)) for n, one in enumerate(CAMERAS)]
    for night in NIGHTS:
        begin = (night - 1) * 12 * MINUTE
        records += passes(VAN, night, begin, range(5), "van") + passes(SCOUT, night, begin, range(5), "scout", 20_000)
    for day in range(DAYS):
        records += passes(BUS, day, -12 * HOUR, range(4), "bus") + passes(
            WORKER, day, -12 * HOUR, range(4), "w", 15_000
        )
        records += passes(VAN, day, -5 * HOUR, range(2), "errand") + passes(SCOUT, day, -3 * HOUR, range(2), "work")
        for n, other in enumerate(OTHERS):
            records += passes(other, day, -(n + 1) * HOUR - n * 7 * MINUTE, range(n % 4, n % 4 + 3), f"o{n}")
    return records


OWNERS = [
    Record("ada", 1, [Claim(ADA, {"name": "Ada"})], [Link("USES", ADA, CAR, NIGHT, NIGHT + 5 * DAY)]),
    Record("car", 1, [Claim(CAR, {"make": "Volvo"})], [Link("CARRIED_BY", VAN, CAR, None, None)]),
    Record(
        "theft",
        1,
        [
            Claim(THEFT, {"title": "Theft", "happened": (NIGHT + DAY, NIGHT + DAY + 5 * MINUTE, "Europe/London")}),
            Claim(YARD, {"name": "Yard", "position": (53.50, -2.24)}),
        ],
        [Link("OCCURRED_AT", THEFT, YARD)],
    ),
]


@pytest.fixture
def city(stores: Stores) -> Stores:
    load([Listed([*world(), *OWNERS], "city")], stores)
    return stores


def asked(stores: Stores, text: str, names: tuple[str, ...] = ("open", "secret")) -> Any:
    answer = ask(asking(stores, names), f"{{ {text} }}")
    assert answer["errors"] == []
    return next(iter(answer["data"].values()))


def of(leads: dict[str, Any]) -> list[list[str]]:
    return [[one["id"] for one in lead["subjects"]] for lead in leads["leads"]]


def test_a_gang_stands_beyond_routine_and_commuters_in_shared_routine(city: Stores) -> None:
    body = f"beyondRoutine {{ {LEADS} }} sharedRoutine {{ {LEADS} }} singleJourneys {{ compared }}"
    found = asked(city, f"companions({FILTER}) {{ {body} }}")
    assert of(found["beyondRoutine"]) == [[SCOUT, VAN]]
    assert of(found["sharedRoutine"]) == [[BUS, WORKER]]
    lead = found["beyondRoutine"]["leads"][0]
    assert (lead["observed"], lead["days"], lead["places"]) == (4, 4, 5)
    assert lead["expected"] < 0.5
    assert lead["qValue"] <= 0.05
    assert lead["pValue"] > 0
    assert "SC22 OUT (GB)" in lead["sentence"]
    assert SCOUT not in lead["sentence"]
    people = 2 + 2 + len(OTHERS)
    assert found["beyondRoutine"]["compared"] == people * (people - 1) // 2


def test_the_records_behind_a_lead_are_given_page_by_page_in_the_order_of_time(city: Stores) -> None:
    lead = asked(city, f"companions({FILTER}) {{ beyondRoutine {{ leads {{ {LEAD} }} }} }}")["beyondRoutine"]["leads"][
        0
    ]
    assert lead["recordCount"] == lead["records"]["total"] == 40
    times: list[str] = []
    after = ""
    while True:
        text = f"""companions({FILTER}) {{ beyondRoutine {{ leads {{ records(first: 7{after}) {{
          pageInfo {{ hasNextPage endCursor }} edges {{ node {{ trueTime subject {{ id }} }} }} }} }} }} }}"""
        page = asked(city, text)["beyondRoutine"]["leads"][0]["records"]
        assert {edge["node"]["subject"]["id"] for edge in page["edges"]} <= {VAN, SCOUT}
        times += [edge["node"]["trueTime"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = f', after: "{page["pageInfo"]["endCursor"]}"'
    assert len(times) == 40
    assert times == sorted(times)


def test_a_person_moves_as_what_they_bore_while_they_bore_it(city: Stores) -> None:
    body = f"beyondRoutine {{ {LEADS} }} singleJourneys {{ {LEADS} }}"
    found = asked(city, f'companions({FILTER}, subject: "{ADA}") {{ {body} }}')
    leads = [lead for part in found.values() for lead in part["leads"]]
    (lead,) = [one for one in leads if SCOUT in [subject["id"] for subject in one["subjects"]]]
    assert {one["id"] for one in lead["subjects"]} == {ADA, SCOUT}
    assert lead["observed"] == 2  # the nights 1 and 4; on the nights 7 and 10 the car was no longer hers
    assert {edge["node"]["subject"]["id"] for edge in lead["records"]["edges"]} <= {VAN, SCOUT}
    assert lead["recordCount"] == 20
    assert asked(city, f'companions({FILTER}, subject: "Person:city:nobody") {{ singleJourneys {{ total }} }}') is None


def test_what_a_reader_may_not_see_moves_nowhere(stores: Stores) -> None:
    hidden = [replace(one, visibility="secret") if one.ref.startswith("scout") else one for one in world()]
    load([Listed(hidden, "city")], stores)
    text = f"companions({FILTER}) {{ beyondRoutine {{ total }} singleJourneys {{ leads {{ subjects {{ id }} }} }} }}"
    open_only = asked(stores, text, ("open",))
    assert open_only["beyondRoutine"]["total"] == 0
    assert all({one["id"] for one in lead["subjects"]} != {VAN, SCOUT} for lead in open_only["singleJourneys"]["leads"])
    assert asked(stores, text)["beyondRoutine"]["total"] == 1


def test_scenes_collide_and_each_subject_has_its_coverage_at_each(city: Stores) -> None:
    scenes = f"""{{sensors: ["{CAMERAS[0]}"], since: "2026-03-07T22:00:00Z", until: "2026-03-07T23:30:00Z"}},
      {{event: "{THEFT}", metres: 100}}, {{sensors: ["{CAMERAS[4]}"], hours: [22, 23, 0], leastDays: 3}}"""
    found = asked(city, f"sceneCollision(scenes: [{scenes}]) {{ {LEADS} }}")
    assert sorted(of(found)) == sorted([[VAN], [SCOUT]])
    assert all(lead["coverage"] == ["SEEN"] * 3 for lead in found["leads"])
    assert all(lead["observed"] == 3 for lead in found["leads"])
    away = f"""{{sensors: ["{CAMERAS[0]}"], hours: [17, 19]}}, {{sensors: ["{CAMERAS[4]}"], present: false,
      since: "2026-03-07T22:00:00Z", until: "2026-03-07T23:30:00Z"}}"""
    other = asked(city, f"sceneCollision(scenes: [{away}]) {{ {LEADS} }}")
    assert [VAN] not in of(other)
    assert other["leads"]
    assert all(lead["coverage"][1] == "NOT_SEEN_WHILE_WATCHED" for lead in other["leads"])


def test_whoever_stands_on_a_list_is_marked_and_stays_unless_left_out(city: Stores) -> None:
    scene = f'{{sensors: ["{CAMERAS[0]}"], since: "2026-03-07T22:00:00Z", until: "2026-03-07T23:30:00Z"}}'
    marked = f'marked: [{{name: "residents", ids: ["{CAR}"]}}]'
    found = asked(city, f"sceneCollision(scenes: [{scene}], {marked}) {{ {LEADS} }}")
    by_subject = {lead["subjects"][0]["id"]: lead for lead in found["leads"]}
    assert set(by_subject) == {VAN, SCOUT}
    assert "residents" in by_subject[VAN]["otherReasons"][0]["sentence"]
    assert all("residents" not in one["sentence"] for one in by_subject[SCOUT]["otherReasons"])
    left = asked(city, f'sceneCollision(scenes: [{scene}], exclude: ["{CAR}"]) {{ {LEADS} }}')
    assert of(left) == [[SCOUT]]
    # Ada used the car until the fifth day after the first night.
    later = f'{{sensors: ["{CAMERAS[0]}"], since: "2026-03-13T22:00:00Z", until: "2026-03-14T02:00:00Z"}}'
    for scenes, kept in ((scene, [[SCOUT]]), (later, [[SCOUT], [VAN]])):
        assert of(asked(city, f'sceneCollision(scenes: [{scenes}], exclude: ["{ADA}"]) {{ {LEADS} }}')) == kept


def test_a_scene_by_one_name_of_a_sensor_takes_what_was_read_under_its_other_names(city: Stores) -> None:
    other = "Sensor:council:north"
    load([Listed([sensor(other, position=(53.48, -2.24))], "council")], city)
    scene = f'{{sensors: ["{other}"], since: "2026-03-07T22:00:00Z", until: "2026-03-07T23:30:00Z"}}'
    text = f"sceneCollision(scenes: [{scene}]) {{ {LEADS} }}"
    assert of(asked(city, text)) == []
    Decisions(city, strictest="secret").same(CAMERAS[0], other, "one camera", "inspector", [1])
    assert of(asked(city, text)) == [[SCOUT], [VAN]]


@pytest.mark.parametrize(
    "text",
    [
        "sceneCollision(scenes: []) { total }",
        'sceneCollision(scenes: [{event: "Event:city:none"}]) { total }',
        f'sceneCollision(scenes: [{{event: "{THEFT}", sensors: ["x"]}}]) {{ total }}',
        'sceneCollision(scenes: [{sensors: ["x"], area: {circle: {latitude: 1, longitude: 1, metres: 1}}}]) { total }',
        "sceneCollision(scenes: [{area: {polygon: [{latitude: 1, longitude: 1}]}}]) { total }",
        'sceneCollision(scenes: [{sensors: ["x"], hours: [24]}]) { total }',
        'sceneCollision(scenes: [{area: {cells: ["nonsense"]}}]) { total }',
        f"companions({FILTER}, withinSeconds: -1) {{ singleJourneys {{ total }} }}",
        f"companions({FILTER}, mostQ: 0) {{ singleJourneys {{ total }} }}",
        f'companions({FILTER}, subjectTypes: ["Nothing"]) {{ singleJourneys {{ total }} }}',
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_reason(city: Stores, text: str) -> None:
    answer = ask(asking(city, ("open",)), f"{{ {text} }}")
    assert len(answer["errors"]) == 1
    assert answer["errors"][0]["message"].endswith(".")


def test_who_went_the_same_way_is_found_on_whatever_day(city: Stores) -> None:
    found = asked(city, f'similarTracks(subject: "{VAN}", {FILTER}) {{ {LEADS} }}')
    assert [SCOUT, VAN] in [sorted(one) for one in of(found)]
    assert asked(city, f'similarTracks(subject: "Plate:GB:NO11ONE", {FILTER}) {{ total }}')["total"] == 0


def test_habits_tell_hours_usual_places_and_the_place_at_night(city: Stores) -> None:
    body = "subject { id } hours usual { place { id caption latitude } days } night { place { id } } recordCount days"
    found = asked(city, f'habits(subject: "{BUS}", {FILTER}) {{ {body} }}')
    assert found["subject"]["id"] == BUS
    assert found["recordCount"] == sum(map(sum, found["hours"])) == DAYS * 4
    assert found["days"] == DAYS
    assert {one["place"]["id"] for one in found["usual"]} == set(CAMERAS[:4])
    assert all(one["days"] == DAYS for one in found["usual"])
    assert found["night"] is None
    mine = asked(city, f'habits(subject: "{ADA}", {FILTER}) {{ {body} }}')
    assert mine["subject"]["id"] == ADA
    assert 0 < mine["recordCount"] < DAYS * 4
    assert asked(city, f'habits(subject: "Person:city:nobody", {FILTER}) {{ days }}') is None


def test_two_who_stay_near_one_another_have_met(stores: Stores) -> None:
    records = [sensor(one, position=(53.48, -2.24)) for one in CAMERAS[:1]]
    for n in range(6):
        records += [
            read(f"a{n}", VAN, CAMERAS[0], NIGHT + n * 4 * MINUTE),
            read(f"b{n}", SCOUT, CAMERAS[0], NIGHT + n * 4 * MINUTE + MINUTE),
        ]
    load([Listed(records, "city")], stores)
    body = "total meetings { subjects { id } place { id } since until others recordCount records { total } }"
    found = asked(stores, f'meetings(subjects: ["{VAN}", "{SCOUT}"], {FILTER}) {{ {body} }}')
    (one,) = found["meetings"]
    assert {subject["id"] for subject in one["subjects"]} == {VAN, SCOUT}
    assert (one["place"]["id"], one["others"]) == (CAMERAS[0], 0)
    assert one["recordCount"] == one["records"]["total"] == 12


def test_a_plate_that_is_read_too_far_apart_too_soon_is_proposed_as_cloned(stores: Stores) -> None:
    records = [sensor(one, position=(53.0 + n, -2.24)) for n, one in enumerate(CAMERAS[:2])]
    records += [read(f"c{n}", VAN, CAMERAS[n % 2], NIGHT + n * 4 * MINUTE) for n in range(6)]
    load([Listed(records, "city")], stores)
    found = asked(
        stores,
        f"identifierHygiene({FILTER}) {{ kinds suspicions {{ kind subjects {{ id }} count sentence recordCount }} }}",
    )
    (one,) = found["suspicions"]
    assert (one["kind"], one["subjects"], one["count"]) == ("CLONED", [{"id": VAN}], 5)
    assert VAN not in one["sentence"]


def test_a_card_in_another_handset_is_proposed_by_readings_and_by_records_that_the_reader_may_see(
    stores: Stores,
) -> None:
    card, other, handsets = (
        "Sim:234150000000001",
        "Sim:234150000000777",
        ("Handset:49015420323751", "Handset:35693803564380"),
    )
    catcher = "Sensor:city:catcher"

    def pair(ref: str, subjects: tuple[str, str], at: int, visibility: str = "open") -> Record:
        both = [Sighting(one, catcher, at, "Europe/London") for one in subjects]
        return Record(ref, 1, sightings=both, visibility=visibility)

    records = [
        sensor(catcher, kind="imsi-catcher", position=(53.5, -2.24)),
        pair("r0", (card, handsets[0]), NIGHT),
        pair("r1", (card, handsets[0]), NIGHT + HOUR),
        pair("r2", (card, handsets[1]), NIGHT + 2 * HOUR),
        pair("r3", (card, handsets[1]), NIGHT + 3 * HOUR),
        pair("r4", (other, handsets[0]), NIGHT + 4 * HOUR, "secret"),
        Record("i0", 1, [], [Link("INSERTED_IN", other, handsets[1], NIGHT - 9 * DAY, NIGHT - 8 * DAY)]),
    ]
    load([Listed(records, "city")], stores)
    body = """suspicions { kind subjects { id } count sentence recordCount against { code } facts { linkType from to }
      records { edges { node { recordRef } } } }"""
    found = asked(stores, f"identifierHygiene(filter: {{}}) {{ {body} }}")["suspicions"]
    told = [(one["kind"], [subject["id"] for subject in one["subjects"]]) for one in found]
    assert told == [
        ("CARD_SWAP", [handsets[1], other, card]),
        ("CARD_SWAP", [handsets[0], card, other]),
        ("HANDSET_SWAP", [card, *handsets]),
        ("HANDSET_SWAP", [other, handsets[1], handsets[0]]),
    ]
    by_record, _, swapped, _ = found
    assert [edge["node"]["recordRef"] for edge in swapped["records"]["edges"]] == ["r1", "r1", "r2", "r2"]
    assert [(fact["linkType"], fact["from"]) for fact in by_record["facts"]] == [("INSERTED_IN", other)]
    assert by_record["recordCount"] == 1
    assert not any(name in swapped["sentence"] for name in (card, *handsets))
    fewer = asked(stores, f"identifierHygiene(filter: {{}}) {{ {body} }}", ("open",))["suspicions"]
    assert [one["kind"] for one in fewer] == ["CARD_SWAP", "HANDSET_SWAP"]


def test_a_camera_that_watched_and_read_nothing_counts_in_scenes_and_in_the_exposure_of_its_cell(
    stores: Stores,
) -> None:
    silent = "Sensor:city:silent"
    watched = (NIGHT, NIGHT + 4 * HOUR, "UTC")
    records = [sensor(one, position=(53.48, -2.24), watching=watched) for one in (CAMERAS[0], silent)]
    records += [read(f"r{n}", VAN, CAMERAS[0], NIGHT + n * 30 * MINUTE) for n in range(8)]
    load([Listed(records, "city")], stores)
    scenes = f'{{sensors: ["{CAMERAS[0]}"]}}, {{sensors: ["{silent}"], present: false}}'
    (lead,) = asked(stores, f"sceneCollision(scenes: [{scenes}]) {{ leads {{ coverage sentence }} }}")["leads"]
    assert lead["coverage"] == ["SEEN", "NOT_SEEN_WHILE_WATCHED"]
    assert "scene 2: not seen while watched" in lead["sentence"]
    (cell,) = asked(stores, f"hotMap({FILTER}) {{ cells {{ count sensors watchedHours rate }} }}")["cells"]
    assert cell == {"count": 8, "sensors": 2, "watchedHours": 8.0, "rate": 1.0}
