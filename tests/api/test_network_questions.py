"""The questions about diagrams and the whole network, through GraphQL and a real Neo4j."""

from __future__ import annotations

import math

import pytest

from graph_model.errors import BadArgument, LimitExceeded
from graph_model.records import Claim, Link, Record
from graph_model.verdicts import Verdict
from loaders.pipeline import Stores
from tests.api.network import asker, rows
from tests.stores.snapshot.graphs import CARS, Drawn, write

ADA, BOB, CAR, PLATE = "Person:reg:ada", "Person:reg:bob", "Vehicle:reg:van", "Plate:GB:AB12CDE"
TOWER = "Address:reg:tower"
PAGE = "total pageInfo { hasNextPage endCursor }"
ENTITY = "entity { id type caption }"


def people(*names: str) -> list[Record]:
    return [Record(name, 1, [Claim(name, {"name": name.rpartition(":")[2].title()})]) for name in names]


def linked(*links: tuple[str, str, str]) -> list[Record]:
    return [Record(f"l{n}", 1, [], [Link(kind, start, end)]) for n, (start, kind, end) in enumerate(links)]


DIAGRAM = "{ nodeCount linkCount omitted atLeast hubsNotWalked columns }"


def test_an_association_diagram_folds_phones_stops_at_a_hub_and_draws_a_van_and_its_plate_as_one(
    stores: Stores,
) -> None:
    tenants = [f"Person:reg:t{n:03}" for n in range(120)]
    phones = [f"PhoneNumber:+4479111234{n:02}" for n in range(46)]
    records = people(ADA, BOB, *tenants)
    records.append(Record("things", 1, [Claim(CAR, {"make": "Volvo"}), Claim(TOWER, {"text": "1 Tower Street"})]))
    records += linked(
        (ADA, "KNOWS", BOB),
        (ADA, "OWNS", CAR),
        (PLATE, "CARRIED_BY", CAR),
        (BOB, "OWNS", CAR),
        (ADA, "LIVES_AT", TOWER),
        *((tenant, "LIVES_AT", TOWER) for tenant in tenants),
        *((ADA, "USES", phone) for phone in phones),
    )
    write(Drawn({"one": records}, []), stores)
    ask = asker(stores)
    found = ask(f'{{ associationDiagram(centres: ["{ADA}"], rings: 2) {DIAGRAM} }}')["associationDiagram"]
    nodes = {node["id"]: node for node in rows(found["columns"]["nodes"])}
    assert (nodes[ADA]["ring"], nodes[ADA]["x"], nodes[ADA]["y"]) == (0, 0, 0)
    (fold,) = (node for node in nodes.values() if node["members"])
    assert (fold["caption"], len(fold["members"])) == ("39 other phone numbers", 39)
    assert found["hubsNotWalked"] == [TOWER]
    assert nodes[TOWER]["more"] == 120
    assert not nodes.keys() & set(tenants)
    assert nodes[PLATE]["bearer"] == CAR
    assert (nodes[PLATE]["x"], nodes[PLATE]["y"]) == (nodes[CAR]["x"], nodes[CAR]["y"])
    assert found["nodeCount"] == len(nodes) == 7 + 1 + 5
    assert found["omitted"] == 0
    lines = {(link["from"], link["to"]): link["count"] for link in rows(found["columns"]["links"])}
    assert lines[ADA, fold["id"]] == 39
    assert (BOB, CAR) in lines

    everybody = ask(f'{{ associationDiagram(centres: ["{TOWER}"], limit: 5) {DIAGRAM} }}')["associationDiagram"]
    assert everybody["nodeCount"] == 5
    drawn = rows(everybody["columns"]["nodes"])
    folded = sum(len(node["members"]) for node in drawn if node["members"])
    assert folded + len([node for node in drawn if not node["members"]]) - 1 + everybody["omitted"] == 121

    grown = ask(
        f"query ($ids: [ID!]!, $placed: JSON) {{ diagram(ids: $ids, placed: $placed) {DIAGRAM} }}",
        ids=[ADA, BOB, TOWER, *fold["members"]],
        placed={name: [node["x"], node["y"]] for name, node in nodes.items()},
    )["diagram"]
    for node in rows(grown["columns"]["nodes"]):
        if node["id"] in nodes:
            assert (node["x"], node["y"]) == (nodes[node["id"]]["x"], nodes[node["id"]]["y"])
        else:
            near = [(other["x"], other["y"]) for other in nodes.values()]
            assert min(math.dist((node["x"], node["y"]), place) for place in near) > 44


def test_folds_stay_folds_and_what_has_no_room_is_folded_or_counted(stores: Stores) -> None:
    phones = [f"PhoneNumber:+4420{n:08}" for n in range(60)]
    records = people(ADA, BOB) + [Record(phone, 1, [Claim(phone, {})]) for phone in phones]
    write(
        Drawn({"one": records + linked((ADA, "KNOWS", BOB), *((ADA, "USES", phone) for phone in phones))}, []), stores
    )
    ask = asker(stores)
    text = f"""query ($ids: [ID!]!, $folds: JSON, $placed: JSON, $limit: Int) {{
      diagram(ids: $ids, folds: $folds, placed: $placed, limit: $limit) {DIAGRAM} }}"""
    fold = {"type": "PhoneNumber", "parent": ADA, "members": [*phones[:20], "PhoneNumber:+1"], "beyond": 2}
    found = ask(text, ids=[ADA, BOB], folds=[fold], placed={f"fold:PhoneNumber:{ADA}": [70, 80]})["diagram"]
    nodes = {node["id"]: node for node in rows(found["columns"]["nodes"])}
    drawn = nodes[f"fold:PhoneNumber:{ADA}"]
    assert (drawn["members"], drawn["beyond"], drawn["parent"]) == (phones[:20], 2, ADA)
    assert (drawn["x"], drawn["y"]) == (70, 80)
    assert nodes[ADA]["more"] == 60 - 20 - 2
    lines = {(link["from"], link["to"]): link["count"] for link in rows(found["columns"]["links"])}
    assert lines == {(ADA, BOB): 1, (ADA, f"fold:PhoneNumber:{ADA}"): 20}

    place = {node["id"]: [node["x"], node["y"]] for node in nodes.values()}
    full = ask(text, ids=[ADA, BOB, *phones[20:]], folds=[fold], placed=place, limit=8)["diagram"]
    after = {node["id"]: node for node in rows(full["columns"]["nodes"])}
    assert full["nodeCount"] <= 8
    assert {name: after[name]["x"] for name in place} == {name: place[name][0] for name in place}
    single = [name for name in after if after[name]["members"] is None]
    assert len(single) - 2 + len(after[f"fold:PhoneNumber:{ADA}"]["members"]) + full["omitted"] == 60
    assert full["omitted"] == 0


def test_tidying_keeps_the_centre_and_what_is_pinned_and_finds_room_for_marks_of_the_pages_own(stores: Stores) -> None:
    friends = [f"Person:reg:friend-{n}" for n in range(12)]
    write(Drawn({"one": people(ADA, *friends) + linked(*((ADA, "KNOWS", friend) for friend in friends))}, []), stores)
    box = {"id": "box:1", "caption": "The office", "near": [ADA, "own:1"], "type": None}
    own = {"id": "own:1", "caption": "A man", "near": ["box:1", "nobody"], "type": "Person"}
    places = asker(stores)(
        """query ($ids: [ID!]!, $beside: JSON, $keep: JSON, $centre: ID!) {
          tidy(centre: $centre, ids: $ids, at: [500, 400], beside: $beside, keep: $keep) }""",
        centre=ADA,
        ids=[*friends, "Person:reg:nobody"],
        beside=[box, own],
        keep={friends[3]: [620, 400], "nobody": [0, 0]},
    )["tidy"]
    assert places.keys() == {ADA, *friends, "box:1", "own:1"}
    assert places[ADA] == [500, 400]
    assert places[friends[3]] == [620, 400]
    assert len({tuple(place) for place in places.values()}) == len(places)
    ring = [math.dist(places[ADA], places[friend]) for friend in friends if friend != friends[3]]
    assert max(ring) < math.dist(places[ADA], places["own:1"])


def test_any_member_of_a_cluster_is_the_centre_and_the_smallest_is_drawn(stores: Stores) -> None:
    other = "Person:reg:zoe"
    write(
        Drawn(
            {"one": people(ADA, BOB, other) + linked((other, "KNOWS", BOB))},
            [Verdict(id="v", reason="", by="me", decided_at=0, vc=stores.classes["open"], a=ADA, b=other, same=True)],
        ),
        stores,
    )
    ask = asker(stores)
    found = ask(f'{{ associationDiagram(centres: ["{other}"]) {DIAGRAM} }}')["associationDiagram"]
    assert [node["id"] for node in rows(found["columns"]["nodes"])] == [ADA, BOB]
    assert ask(f'{{ communityOf(id: "{other}") {{ memberIds }} }}') == {"communityOf": {"memberIds": [ADA, BOB]}}


def test_an_identifier_that_a_second_vehicle_bears_unseen_by_the_filter_stands_alone(stores: Stores) -> None:
    cars = [Record(car, 1, [Claim(car, {"make": "Volvo"})]) for car in CARS[:2]]
    bears = [Record(f"b-{car}", 1, [], [Link("CARRIED_BY", PLATE, car)]) for car in CARS[:2]]
    write(Drawn({"one": [*cars, bears[0]], "two": [bears[1]]}, []), stores)
    text = f"""{{ associationDiagram(centres: ["{CARS[0]}"], filter: {{ notSources: ["two"] }}) {DIAGRAM} }}"""
    nodes = rows(asker(stores)(text)["associationDiagram"]["columns"]["nodes"])
    assert [(node["id"], node["bearer"]) for node in nodes] == [(CARS[0], None), (PLATE, None)]


def test_pages_of_a_ranking_join_to_the_whole(stores: Stores) -> None:
    names = [f"Person:reg:{n}" for n in range(7)]
    write(Drawn({"one": people(*names) + linked(*((names[0], "KNOWS", name) for name in names[1:5]))}, []), stores)
    ask = asker(stores)
    text = f"""query ($after: String, $first: Int!) {{ centrality(measure: DEGREE, first: $first, after: $after)
        {{ {PAGE} edges {{ node {{ score {ENTITY} }} }} }} }}"""
    whole = ask(text, first=50)["centrality"]["edges"]
    pages, after = [], None
    while True:
        page = ask(text, first=2, after=after)["centrality"]
        pages += page["edges"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert pages == whole
    assert [edge["node"]["entity"]["id"] for edge in whole] == names


def test_areas_people_and_places_are_ranked_counted_and_found(stores: Stores) -> None:
    spots = {"Location:reg:a": (53.48, -2.24), "Location:reg:b": (53.481, -2.24), "Location:reg:c": (54.0, -2.24)}
    records = [Record(i, 1, [Claim(i, {"kind": "shop", "position": at})]) for i, at in spots.items()]
    records += [Record(f"Event:reg:{n}", 1, [Claim(f"Event:reg:{n}", {"kind": "theft"})]) for n in range(3)]
    records += linked(*((f"Event:reg:{n}", "OCCURRED_AT", f"Location:reg:{'aab'[n]}") for n in range(3)))
    write(Drawn({"one": records}, []), stores)
    ask = asker(stores)
    tallied = ask(
        """{ tallies(of: "Location", steps: [{ linkTypes: ["OCCURRED_AT"], direction: IN }]) {
        total edges { node { count entity { id } } } } }"""
    )["tallies"]
    assert [(edge["node"]["count"], edge["node"]["entity"]["id"]) for edge in tallied["edges"]] == [
        (2, "Location:reg:a"),
        (1, "Location:reg:b"),
    ]
    chosen = ask(
        """{ tallies(of: "Event", steps: [{ linkTypes: ["OCCURRED_AT"], types: ["Location"],
        where: [{ attribute: "kind", value: " shop " }, { attribute: "position", value: "53.481, -2.24" }] }]) {
        edges { node { count entity { id } } } } }"""
    )["tallies"]
    assert [(edge["node"]["count"], edge["node"]["entity"]["id"]) for edge in chosen["edges"]] == [(1, "Event:reg:2")]
    near = ask(
        """{ nearby(area: { circle: { latitude: 53.4801, longitude: -2.24, metres: 500 } }) { total
        edges { node { metres entity { id } } } } }"""
    )["nearby"]
    assert [(edge["node"]["metres"], edge["node"]["entity"]["id"]) for edge in near["edges"]] == [
        (11.1, "Location:reg:a"),
        (100.1, "Location:reg:b"),
    ]
    counted = ask('{ valueCounts(type: "Event", attribute: "kind") { edges { node { value entities } } } }')
    assert counted["valueCounts"]["edges"] == [{"node": {"value": "theft", "entities": 3}}]


REFUSED = {
    '{ associationDiagram(centres: ["x"], limit: 2001) { nodeCount } }': LimitExceeded,
    '{ associationDiagram(centres: ["x"], rings: 7) { nodeCount } }': LimitExceeded,
    '{ associationDiagram(centres: ["x"], rings: 0) { nodeCount } }': BadArgument,
    "{ associationDiagram(centres: []) { nodeCount } }": BadArgument,
    '{ associationDiagram(centres: ["x"], linkTypes: ["NONE"]) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], placed: [1]) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], placed: { a: [1, "2"] }) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], placed: { a: [1, 2e9] }) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], limit: 2001) { nodeCount } }': LimitExceeded,
    '{ diagram(ids: ["x"], limit: 0) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], folds: {}) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], folds: [{ type: "Person", parent: "x" }]) { nodeCount } }': BadArgument,
    '{ diagram(ids: ["x"], folds: [{ type: "Person", parent: "x", members: [1] }]) { nodeCount } }': BadArgument,
    '{ tidy(centre: "x", ids: [], at: [1]) }': BadArgument,
    '{ tidy(centre: "x", ids: [], keep: [1]) }': BadArgument,
    '{ tidy(centre: "x", ids: [], beside: [{ id: "a" }]) }': BadArgument,
    "{ communities(resolution: 0) { total } }": BadArgument,
    "{ communities(seed: -1) { total } }": BadArgument,
    "{ communities(method: K_CORE, k: -1) { total } }": BadArgument,
    '{ communityOf(id: "x", first: 1001) { size } }': LimitExceeded,
    '{ centrality(measure: DEGREE, after: "nonsense") { total } }': BadArgument,
    '{ tallies(of: "Person", steps: []) { total } }': BadArgument,
    '{ tallies(of: "Nobody", steps: [{}]) { total } }': BadArgument,
    '{ tallies(of: "Person", steps: [{ sharing: ["NONE"] }]) { total } }': BadArgument,
    '{ tallies(of: "Person", steps: [{ where: [{ attribute: "name", value: "Ada" }] }]) { total } }': BadArgument,
    '{ tallies(of: "Case", steps: [{ types: ["Case"], where: [{ attribute: "opened", value: "x" }] }]) { total } }': (
        BadArgument
    ),
    '{ tallies(of: "Case", steps: [{ types: ["Case"], where: [{ attribute: "x", value: "x" }] }]) { total } }': (
        BadArgument
    ),
    '{ valueCounts(type: "Person", attribute: "shoe_size") { total } }': BadArgument,
    "{ nearby(area: { circle: { latitude: 91, longitude: 0, metres: 5 } }) { total } }": BadArgument,
    "{ nearby(area: { circle: { latitude: 9, longitude: 0, metres: 0 } }) { total } }": BadArgument,
}


def test_what_cannot_be_asked_is_refused_with_its_argument(stores: Stores) -> None:
    ask = asker(stores)
    for text, error in REFUSED.items():
        with pytest.raises(error):
            ask(text)
    too_many = [f"Person:reg:{n}" for n in range(2001)]
    with pytest.raises(LimitExceeded):
        ask("query ($ids: [ID!]!) { diagram(ids: $ids) { nodeCount } }", ids=too_many)


def test_unknown_ids_give_nothing_and_never_tell_which(stores: Stores) -> None:
    write(Drawn({"one": people(ADA)}, []), stores)
    ask = asker(stores)
    assert ask(f'{{ associationDiagram(centres: ["{ADA}", "Person:reg:x"]) {{ nodeCount }} }}') == {
        "associationDiagram": None
    }
    assert ask('{ communityOf(id: "no:such:thing") { size } }') == {"communityOf": None}
    assert ask(f'{{ diagram(ids: ["{ADA}", "x", ""]) {{ nodeCount }} }}') == {"diagram": {"nodeCount": 1}}
    assert ask(f'{{ communities(among: ["{ADA}", "x"]) {{ total }} }}') == {"communities": {"total": 1}}
