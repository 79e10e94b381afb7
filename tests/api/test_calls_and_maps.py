"""hotMap, estimate, contacts, chains and calls around an event, out of the real store."""

from __future__ import annotations

from typing import Any

import h3
import pytest

from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores, load
from tests.api.asking import ask, asking
from tests.api.test_movement import CAMERAS, DAY, FILTER, MINUTE, NIGHT, OWNERS, SCOUT, THEFT, VAN, world
from tests.loaders.test_pipeline import Listed
from tests.sightings import HOUR, read, sensor

MAST = "Sensor:city:mast"
PHONES = [f"PhoneNumber:+4477009000{n:02}" for n in range(6)]
SIM, OTHER_SIM, HANDSET = "Sim:234150000000001", "Sim:234150000000002", "Handset:49015420323751"
ADA = "Person:city:ada"
CELL = "cell kind count subjects sensors watchedHours rate hours weekdays"
HOT = f"total omitted unplaced untimed hiddenByFilter cells {{ {CELL} outline latitude }}"


def asked(stores: Stores, text: str, names: tuple[str, ...] = ("open", "secret"), **variables: Any) -> Any:
    text = text if text.startswith("query") else f"{{ {text} }}"
    answer = ask(asking(stores, names), text, **variables)
    assert answer["errors"] == []
    return next(iter(answer["data"].values()))


def call(ref: str, one: str, other: str, at: int, seconds: int, visibility: str = "open") -> Record:
    link = Link("CALLED", one, other, at, at, attributes={"duration_s": seconds})
    return Record(ref, 1, [], [link], visibility=visibility)


@pytest.fixture
def called(stores: Stores) -> Stores:
    theft = NIGHT + DAY
    records = [
        call("c0", PHONES[0], PHONES[1], theft - HOUR, 60),
        call("c1", PHONES[1], PHONES[0], theft + HOUR, 30),
        call("c2", PHONES[0], PHONES[2], theft - 3 * DAY, 5),
        call("c3", PHONES[3], PHONES[2], theft, 5),
        call("c4", PHONES[0], PHONES[1], theft - 3 * DAY, 7, "secret"),
        call("c5", PHONES[4], PHONES[1], theft + 9 * DAY, 7),
        call("c6", PHONES[4], PHONES[2], theft + 10 * DAY, 7),
        Record("ada", 1, [Claim(ADA, {"name": "Ada"})], [Link("USES", ADA, PHONES[0])]),
        Record("a0", 1, [], [Link("ASSIGNED_TO", PHONES[0], SIM), Link("ASSIGNED_TO", PHONES[4], OTHER_SIM)]),
        Record("i0", 1, [], [Link("INSERTED_IN", SIM, HANDSET, theft - 9 * DAY, theft + DAY)]),
        Record("i1", 1, [], [Link("INSERTED_IN", OTHER_SIM, HANDSET, theft + DAY, None)]),
        sensor(MAST, kind="imsi-catcher", position=(53.50, -2.24)),
        read("s0", HANDSET, MAST, theft + MINUTE),
        *OWNERS[2:],
    ]
    load([Listed(records, "city")], stores)
    return stores


def test_a_contact_table_counts_calls_and_says_how_many_others_a_number_has(called: Stores) -> None:
    body = "total edges { node { phone { id } made taken seconds days others } }"
    for whose in (PHONES[0], ADA):
        found = asked(called, f'contactTable(phone: "{whose}", filter: {{}}) {{ {body} }}')
        assert [tuple(row["node"].values()) for row in found["edges"]] == [
            ({"id": PHONES[1]}, 2, 1, 97, 2, 2),
            ({"id": PHONES[2]}, 1, 0, 5, 1, 3),
        ]
    fewer = asked(called, f'contactTable(phone: "{PHONES[0]}", filter: {{}}) {{ {body} }}', ("open",))
    assert [(row["node"]["made"], row["node"]["seconds"]) for row in fewer["edges"]] == [(1, 90), (1, 5)]
    assert asked(called, 'contactTable(phone: "PhoneNumber:+447700900099", filter: {}) { total }') is None


def test_the_calls_of_a_person_are_those_of_the_time_in_which_the_number_was_theirs(called: Stores) -> None:
    theft, bob = NIGHT + DAY, "Person:city:bob"
    bore = [Link("USES", bob, PHONES[0], theft - 2 * DAY, theft), Link("USES", bob, PHONES[4])]
    load([Listed([Record("bob", 1, [Claim(bob, {"name": "Bob"})], bore)], "city")], called)
    body = "edges { node { phone { id } made taken seconds days } }"
    found = asked(called, f'contactTable(phone: "{bob}", filter: {{}}) {{ {body} }}')
    assert [tuple(row["node"].values()) for row in found["edges"]] == [
        ({"id": PHONES[1]}, 2, 0, 67, 2),
        ({"id": PHONES[2]}, 1, 0, 7, 1),
    ]
    common = f'commonNumbers(phones: ["{bob}", "{PHONES[3]}"], filter: {{}}) {{ of {{ id }} calls }}'
    assert asked(called, common) == [
        {"of": [{"id": PHONES[0]}, {"id": PHONES[4]}], "calls": 2},
        {"of": [{"id": PHONES[3]}, {"id": PHONES[4]}], "calls": 2},
    ]


def test_numbers_that_several_share_and_the_phone_that_came_after(called: Stores) -> None:
    phones = f'["{PHONES[0]}", "{PHONES[3]}", "{PHONES[4]}"]'
    found = asked(
        called, f"commonNumbers(phones: {phones}, filter: {{}}) {{ phone {{ id }} of {{ id }} calls others }}"
    )
    assert [(one["phone"]["id"], len(one["of"]), one["others"]) for one in found] == [
        (PHONES[2], 3, 3),
        (PHONES[1], 2, 2),
    ]
    later = asked(
        called, f'laterPhones(phone: "{PHONES[0]}", filter: {{}}) {{ phone {{ id }} shared {{ id }} compared }}'
    )
    assert later[0]["phone"]["id"] == PHONES[4]
    assert [one["id"] for one in later[0]["shared"]] == PHONES[1:3]


def test_a_card_that_was_changed_in_a_handset_stands_in_the_chain(called: Stores) -> None:
    body = "facts { linkType from to } changes { device { id } others } hubsNotWalked omitted"
    found = asked(called, f'deviceChain(id: "{PHONES[0]}") {{ {body} }}')
    assert [(one["linkType"], one["from"], one["to"]) for one in found["facts"]][:2] == [
        ("INSERTED_IN", SIM, HANDSET),
        ("INSERTED_IN", OTHER_SIM, HANDSET),
    ]
    assert found["changes"] == [{"device": {"id": HANDSET}, "others": 2}]
    assert len(asked(called, f'deviceChain(id: "{PHONES[0]}", levels: 1) {{ {body} }}')["facts"]) == 1
    assert asked(called, f'deviceChain(id: "{PHONES[0]}", hubLimit: 1) {{ {body} }}')["hubsNotWalked"] == [SIM]


def test_calls_around_an_event_and_of_those_who_were_near(called: Stores) -> None:
    body = "total near edges { node { from to } }"
    found = asked(called, f'callsAround(event: "{THEFT}") {{ {body} }}')
    assert [(edge["node"]["from"], edge["node"]["to"]) for edge in found["edges"]] == [
        (PHONES[0], PHONES[1]),
        (PHONES[3], PHONES[2]),
        (PHONES[1], PHONES[0]),
    ]
    # The handset that was read there then held the first card; the second came a day later.
    near = asked(called, f'callsAround(event: "{THEFT}", metres: 100) {{ {body} }}')
    assert (near["near"], near["total"]) == ([PHONES[0]], 2)
    assert asked(called, f'callsAround(event: "{THEFT}", hoursBefore: 0.5, hoursAfter: 0.5) {{ {body} }}')["total"] == 1
    assert asked(called, 'callsAround(event: "Event:city:none") { total }') is None


@pytest.mark.parametrize(("azimuth", "near"), [(90.0, True), (270.0, False)])
def test_a_phone_was_near_an_event_where_the_sector_of_its_mast_covers_it(
    called: Stores, azimuth: float, near: bool
) -> None:
    """The mast stands 1,300 m west of the yard."""
    mast = "Sensor:city:tower"
    sector = {"radius_m": 2_000.0, "width_deg": 120.0, "azimuth": azimuth}
    said = Claim(mast, {"kind": "phone-mast", "position": (53.50, -2.26), **sector})
    load([Listed([Record("tower", 1, [said]), read("t0", PHONES[5], mast, NIGHT + DAY + MINUTE)], "city")], called)
    found = asked(called, f'callsAround(event: "{THEFT}", metres: 0) {{ near }}')
    assert (PHONES[5] in found["near"]) is near


def test_a_hot_map_of_sightings_keeps_kinds_apart_and_cuts_by_area(stores: Stores) -> None:
    load(
        [
            Listed(
                [*world(), sensor(MAST, kind="phone-mast", position=(53.48, -2.24)), read("m", PHONES[0], MAST, NIGHT)],
                "city",
            )
        ],
        stores,
    )
    found = asked(stores, f"hotMap({FILTER}) {{ {HOT} }}")
    assert {cell["kind"] for cell in found["cells"]} == {"plate-camera", "phone-mast"}
    assert sum(cell["count"] for cell in found["cells"]) == len(world()) - len(CAMERAS) + 1
    assert all(sum(cell["hours"]) == cell["count"] for cell in found["cells"])
    cell = h3.latlng_to_cell(53.48, -2.24, 8)
    inside = asked(stores, f'hotMap({FILTER}, area: {{cells: ["{cell}"]}}, kinds: ["plate-camera"]) {{ {HOT} }}')
    assert [(one["cell"], one["kind"], one["sensors"]) for one in inside["cells"]] == [(cell, "plate-camera", 1)]
    assert h3.latlng_to_cell(inside["cells"][0]["latitude"], -2.24, 8)
    least = asked(stores, f"hotMap({FILTER}, first: 1) {{ {HOT} }}")
    assert (len(least["cells"]), least["omitted"]) == (1, least["total"] - 1)


def test_a_hot_map_of_findings_holds_the_readings_of_the_leads(stores: Stores) -> None:
    load([Listed(world(), "city")], stores)
    found = asked(stores, f"hotMap({FILTER}, layer: FINDINGS) {{ {HOT} }}")
    assert sum(cell["count"] for cell in found["cells"]) == 40
    assert {(cell["kind"], cell["subjects"], cell["rate"]) for cell in found["cells"]} == {("finding", 1, None)}


def test_a_hot_map_of_events_tells_what_nobody_timed(called: Stores) -> None:
    night, day = "Event:city:night", "Event:city:day"
    more = [
        Record(
            "n",
            1,
            [
                Claim(
                    night,
                    {"title": "Burglary", "kind": "burglary", "happened": (NIGHT, NIGHT + 7 * HOUR, "Europe/London")},
                )
            ],
            [Link("OCCURRED_AT", night, "Location:city:yard")],
        ),
        Record(
            "d",
            1,
            [Claim(day, {"title": "Undated"}), Claim("Location:city:nowhere", {"name": "Nowhere"})],
            [Link("OCCURRED_AT", day, "Location:city:nowhere")],
        ),
    ]
    load([Listed(more, "city")], called)
    found = asked(called, f"hotMap(filter: {{}}, layer: EVENTS) {{ {HOT} }}")
    assert [(cell["count"], cell["kind"], sum(cell["hours"])) for cell in found["cells"]] == [(2, "event", 1)]
    assert found["unplaced"] == 1
    late = asked(called, f"hotMap(filter: {{}}, layer: EVENTS, hours: [22]) {{ {HOT} }}")
    assert ([cell["count"] for cell in late["cells"]], late["untimed"]) == ([1], 2)
    kind = asked(called, f'hotMap(filter: {{}}, layer: EVENTS, kinds: ["burglary"]) {{ {HOT} }}')
    assert [cell["count"] for cell in kind["cells"]] == [1]
    window = asked(called, f"hotMap({FILTER[:-1]}, undated: false}}, layer: EVENTS) {{ {HOT} }}")
    assert sum(cell["count"] for cell in window["cells"]) + window["unplaced"] == 2


def test_sightings_are_cut_by_a_polygon_and_by_cells_whether_the_sensor_stands_or_moves(stores: Stores) -> None:
    patrol, inside, outside = "Sensor:city:patrol", (53.48, -2.24), (53.60, -2.24)
    load(
        [
            Listed(
                [
                    sensor(CAMERAS[0], position=inside),
                    sensor(CAMERAS[1], position=outside),
                    sensor(patrol, kind="gps-tracker"),
                    read("a", VAN, CAMERAS[0], NIGHT),
                    read("b", VAN, CAMERAS[1], NIGHT + MINUTE),
                    read("c", SCOUT, patrol, NIGHT + 2 * MINUTE, where=inside),
                    read("d", SCOUT, patrol, NIGHT + HOUR, where=outside),
                ],
                "city",
            )
        ],
        stores,
    )
    corners = ((53.4, -2.3), (53.4, -2.1), (53.55, -2.1), (53.55, -2.3))
    polygon = ", ".join(f"{{latitude: {north}, longitude: {east}}}" for north, east in corners)
    for area in (f"{{polygon: [{polygon}]}}", f'{{cells: ["{h3.latlng_to_cell(*inside, 7)}"]}}'):
        for whose, expected in ((f'subjects: ["{VAN}"], ', ["a"]), ("", ["a", "c"])):
            found = asked(stores, f"sightings({whose}area: {area}) {{ total edges {{ node {{ recordRef }} }} }}")
            assert [edge["node"]["recordRef"] for edge in found["edges"]] == expected
            assert found["total"] == len(expected)


def test_an_estimate_says_exactly_how_many_the_question_compares(stores: Stores) -> None:
    load([Listed([*world(), *OWNERS], "city")], stores)
    window = {"since": "2026-03-01T00:00:00Z", "until": "2026-04-30T00:00:00Z"}
    text = "query($q: JSON!) { estimate(question: $q) { compared readings subjects seconds } }"
    for about in ({}, {"subject": VAN}, {"subject": VAN, "exclude": [SCOUT], "leastPlaces": 3}):
        given: dict[str, Any] = {"filter": window, **about}
        told = asked(stores, text, q={"question": "companions", "arguments": given})
        types = "query($filter: FactFilter!, $subject: ID, $exclude: [ID!], $leastPlaces: Int)"
        passed = "filter: $filter, subject: $subject, exclude: $exclude, leastPlaces: $leastPlaces"
        whole = asked(stores, f"{types} {{ companions({passed}) {{ beyondRoutine {{ compared }} }} }}", **given)
        assert told["compared"] == whole["beyondRoutine"]["compared"] > 0
    scenes = [{"sensors": [CAMERAS[0]], "hours": [22, 23]}, {"event": THEFT, "metres": 100}]
    told = asked(stores, text, q={"question": "sceneCollision", "arguments": {"scenes": scenes}})
    whole = asked(stores, "query($s: [Scene!]!) { sceneCollision(scenes: $s) { compared } }", s=scenes)
    assert told["compared"] == whole["compared"] > 0


@pytest.mark.parametrize(
    "question",
    [{}, [], {"question": "search"}, {"question": ["companions"]},
     {"question": "companions", "arguments": {"nothing": 1}},
     {"question": "companions", "arguments": {"filter": {"since": "yesterday"}}},
     {"question": "sceneCollision", "arguments": {"scenes": [{"hours": "x"}]}}],
)  # fmt: skip
def test_what_cannot_be_estimated_is_refused_with_a_reason(stores: Stores, question: Any) -> None:
    text = "query($q: JSON!) { estimate(question: $q) { compared } }"
    answer = ask(asking(stores, ("open",)), text, q=question)
    assert len(answer["errors"]) == 1
