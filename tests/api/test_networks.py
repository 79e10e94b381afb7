"""Communities, positions, projections and leads about the whole network, through GraphQL and a real Neo4j."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from graph_model.errors import BadArgument, LimitExceeded
from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores, load
from stores.graph.content import content_hash
from stores.graph.seen import SeenGraph
from tests.api.network import Ask, asker
from tests.api.test_network_questions import linked, people
from tests.loaders.test_pipeline import Listed
from tests.sightings import HOUR, read, sensor
from tests.stores.snapshot.graphs import Drawn, write

XS, YS = ([f"Person:reg:{side}{n}" for n in range(4)] for side in "xy")
ADA, BOB, CAR, FLAT = "Person:reg:ada", "Person:reg:bob", "Vehicle:reg:car", "Address:reg:flat"


def two_groups(stores: Stores) -> Ask:
    """Two groups of four, over x0 and y0 tied by one record, and somebody who hangs on x1."""
    ties = [(a, "KNOWS", b) for group in (XS, YS) for a, b in combinations(group, 2)]
    records = people(*XS, *YS, ADA) + linked(*ties, (XS[0], "KNOWS", YS[0]), (XS[1], "RELATIVE_OF", ADA))
    write(Drawn({"one": records}, []), stores)
    return asker(stores)


def sharing(stores: Stores, *more: tuple[str, str, str]) -> Ask:
    """Ada and Bob drive one car and live in one flat, one after the other; five others live in a tower."""
    tower = "Address:reg:tower"
    tenants = people(*XS, YS[0]) + linked(*((tenant, "LIVES_AT", tower) for tenant in (*XS, YS[0])))
    records = [
        Record("ada-car", 1, [], [Link("OWNS", ADA, CAR)]),
        Record("bob-car", 1, [], [Link("USES", BOB, CAR)]),
        Record("ada-flat", 1, [], [Link("LIVES_AT", ADA, FLAT, 0, 1_000)]),
        Record("bob-flat", 1, [], [Link("LIVES_AT", BOB, FLAT, 2_000, 3_000)]),
        Record(
            "things",
            1,
            [Claim(CAR, {"make": "Volvo"}), Claim(FLAT, {"text": "1 Flat"}), Claim(tower, {"text": "Tower"})],
        ),
    ]
    write(Drawn({"one": [*people(ADA, BOB), *records, *tenants], "two": linked(*more)}, []), stores)
    return asker(stores)


def test_a_community_says_what_it_is_made_of_what_ties_it_to_others_and_how_surely_each_belongs(
    stores: Stores,
) -> None:
    found = two_groups(stores)(
        """{ communities(runs: 5) { parameters { seed runs } edges { node { number size types { type entities }
        links { linkType records } bridgeCount bridges { entity { id } communities pairs records }
        tieCount ties { number pairs records } memberIds sure
        members(first: 2) { edges { sure node { id } } } } } } }"""
    )["communities"]
    assert found["parameters"] == {"seed": 1, "runs": 5}
    first, second = (edge["node"] for edge in found["edges"])
    assert first["types"] == [{"type": "Person", "entities": 5}]
    assert first["links"] == [{"linkType": "KNOWS", "records": 6}, {"linkType": "RELATIVE_OF", "records": 1}]
    assert first["bridges"] == [{"entity": {"id": XS[0]}, "communities": [2], "pairs": 1, "records": 1}]
    assert second["ties"] == [{"number": 1, "pairs": 1, "records": 1}]
    assert (second["bridgeCount"], second["tieCount"], second["memberIds"], second["sure"]) == (1, 1, YS, [1.0] * 4)
    assert second["members"]["edges"] == [{"sure": 1.0, "node": {"id": member}} for member in YS[:2]]


def test_cut_points_name_over_whom_and_over_which_record_alone_parts_hang_together(stores: Stores) -> None:
    found = two_groups(stores)(
        """{ cutPoints { total pairCount basis { entities pairs records } pairs { a { id } b { id } cutOff records }
        edges { node { entity { id } parts cutOff neighbours records } } } }"""
    )["cutPoints"]
    points = [(e["node"]["entity"]["id"], e["node"]["parts"], e["node"]["cutOff"]) for e in found["edges"]]
    assert points == [(XS[0], 2, 4), (YS[0], 2, 3), (XS[1], 2, 1)]
    assert [(p["a"]["id"], p["b"]["id"], p["cutOff"], p["records"]) for p in found["pairs"]] == [
        (XS[0], YS[0], 4, 1),
        (ADA, XS[1], 1, 1),
    ]
    assert found["basis"] == {"entities": 9, "pairs": 14, "records": 14}


def test_communities_of_windows_say_what_became_of_them(stores: Stores) -> None:
    def met(number: int, group: list[str], since: int, until: int) -> list[Record]:
        pairs = combinations(group, 2)
        return [Record(f"m{number}-{a}-{b}", 1, [], [Link("KNOWS", a, b, since, until)]) for a, b in pairs]

    records = [*people(*XS, *YS), *met(0, XS, 0, 1_000), *met(1, [*XS, *YS], 1_000, 2_000), *met(2, YS, 2_000, 3_000)]
    write(Drawn({"one": records}, []), stores)
    windows = ", ".join(f'{{since: "1970-01-01T00:00:0{n}Z", until: "1970-01-01T00:00:0{n + 1}Z"}}' for n in range(4))
    found = asker(stores)(
        f"""{{ communitiesOverTime(windows: [{windows}]) {{ since alone basis {{ pairs }}
          communities {{ number memberIds before fate onward {{ number shared likeness }} }} }} }}"""
    )["communitiesOverTime"]
    told = [[(one["memberIds"], one["before"], one["fate"]) for one in window["communities"]] for window in found]
    assert told == [[(XS, [], "LASTS")], [([*XS, *YS], [1], "LASTS")], [(YS, [1], "ENDS")], []]
    assert found[0]["communities"][0]["onward"] == [{"number": 1, "shared": 4, "likeness": 0.5}]
    assert [window["basis"]["pairs"] for window in found] == [6, 28, 6, 0]
    assert [window["alone"] for window in found] == [4, 0, 4, 8]


def test_windows_among_some_project_through_what_these_share(stores: Stores) -> None:
    ask = sharing(stores)
    window = '{since: "1970-01-01T00:00:00Z", until: "1970-01-01T00:00:04Z"}'
    given = f'among: ["{ADA}", "{BOB}"], project: {{of: "Person"}}'
    (found,) = ask(
        f"""{{ communitiesOverTime(windows: [{window}], {given}, leastMembers: 2) {{
          communities {{ memberIds }} basis {{ entities pairs }} }} }}"""
    )["communitiesOverTime"]
    whole = ask(f"{{ communities({given}) {{ basis {{ entities pairs }} }} }}")["communities"]
    assert found == {"communities": [{"memberIds": [ADA, BOB]}], "basis": whole["basis"]}


PROJECTED = "basis { pairs projection { of hubCount hubsNotWalked apart through { type shared pairs facts weight } } }"


def test_a_projection_is_written_out_in_the_answer(stores: Stores) -> None:
    ask = sharing(stores)
    text = f"""query ($p: ProjectionInput) {{ communities(project: $p) {{
      {PROJECTED} edges {{ node {{ memberIds }} }} }} }}"""
    found = ask(text, p={"of": "Person", "hubLimit": 4})["communities"]
    car = {"type": "Vehicle", "shared": 1, "pairs": 1, "facts": 2, "weight": 1.0}
    assert found["basis"] == {
        "pairs": 1,
        "projection": {
            "of": "Person",
            "hubCount": 1,
            "hubsNotWalked": ["Address:reg:tower"],
            "apart": 1,
            "through": [car],
        },
    }
    assert found["edges"][0]["node"]["memberIds"] == [ADA, BOB]
    whole = ask(text, p={"of": "Person", "atOneTime": False})["communities"]["basis"]["projection"]
    assert whole["through"] == [
        {"type": "Address", "shared": 2, "pairs": 11, "facts": 7, "weight": 3.5},
        car,
    ]
    among = f'{{ cutPoints(among: ["{ADA}"], project: {{ of: "Person" }}) {{ {PROJECTED} }} }}'
    assert ask(among)["cutPoints"]["basis"]["pairs"] == 0
    assert ask(f'{{ communityOf(id: "{CAR}", project: {{ of: "Person" }}) {{ size }} }}') == {"communityOf": None}


def test_people_whom_one_sensor_read_within_a_window_are_tied_by_what_they_bore_then(stores: Stores) -> None:
    camera, other = "Sensor:city:one", "Sensor:city:two"
    plates = {ADA: "Plate:GB:AD11ADA", BOB: "Plate:GB:BO22BOB", XS[0]: "Plate:GB:XX33XXX"}
    records = [sensor(one) for one in (camera, other)] + people(*plates)
    for who, plate in plates.items():
        car = f"Vehicle:reg:{plate}"
        bore = [Link("USES", who, car, None, HOUR), Link("CARRIED_BY", plate, car)]
        records.append(Record(plate, 1, [Claim(car, {"make": "Volvo"})], bore))
    records += [
        read("a", plates[ADA], camera, 0),
        read("b", plates[BOB], camera, 50_000),
        read("x", plates[XS[0]], camera, 90_000),
        read("late-a", plates[ADA], other, 2 * HOUR),  # she no longer had it
        read("late-x", plates[XS[0]], other, 2 * HOUR),
    ]
    load([Listed(records, "reg")], stores)
    ask = asker(stores)
    text = """query ($p: ProjectionInput, $f: FactFilter) { communities(project: $p, filter: $f, method: COMPONENTS) {
      basis { pairs projection { hubCount through { type shared pairs facts weight } } }
      edges { node { memberIds links { linkType records } } } } }"""
    found = ask(text, p={"of": "Person", "metWithinSeconds": 60})["communities"]
    assert found["basis"]["projection"]["through"] == [
        {"type": "copresence", "shared": 1, "pairs": 2, "facts": 3, "weight": 2.0}
    ]
    (group,) = found["edges"]
    assert set(group["node"]["memberIds"]) == set(plates)
    assert group["node"]["links"] == [{"linkType": "copresence", "records": 2}]
    read_alone = ask(text, p={"of": "Plate", "metWithinSeconds": 60})["communities"]["basis"]
    assert read_alone["pairs"] == 3
    crowded = ask(text, p={"of": "Plate", "metWithinSeconds": 90, "hubLimit": 2})["communities"]["basis"]
    assert crowded["projection"]["hubCount"] == 1
    before = ask(text, p={"of": "Person", "metWithinSeconds": 60}, f={"until": "1970-01-01T00:00:40Z"})
    assert before["communities"]["basis"]["pairs"] == 0


LEADS = """total omitted compared hubsNotWalked columns leads { finding observed expected sentence subjects { id }
  against { code } through { atOneTime factCount entity { id } facts { from to sentence } } }"""


def test_a_lead_names_the_facts_it_rests_on_and_what_speaks_against_it_and_is_stored_nowhere(stores: Stores) -> None:
    ask = sharing(stores)
    before = content_hash(stores.graph)
    found = ask(f'{{ linkLeads(between: ["Person"], hubLimit: 4) {{ {LEADS} }} }}')["linkLeads"]
    (lead,) = found["leads"]
    assert [subject["id"] for subject in lead["subjects"]] == [ADA, BOB]
    assert {row["entity"]["id"]: (row["atOneTime"], row["factCount"]) for row in lead["through"]} == {
        CAR: (True, 2),
        FLAT: (False, 2),
    }
    ends = {(fact["from"], fact["to"]) for row in lead["through"] for fact in row["facts"]}
    assert ends == {(who, what) for who in (ADA, BOB) for what in (CAR, FLAT)}
    assert {one["code"] for one in lead["against"]} >= {"NEVER_AT_ONE_TIME", "UNRECORDED"}
    assert lead["sentence"].startswith("No record links Ada and Bob; both are linked to ")
    links: dict[str, Any] = found["columns"]["links"]
    assert (links["from"], links["to"], links["finding"]) == ([ADA], [BOB], [lead["finding"]])
    assert {len(column) for column in links.values()} == {1}
    assert found["hubsNotWalked"] == ["Address:reg:tower"]
    assert content_hash(stores.graph) == before
    path = f'{{ shortestPaths(from: "{ADA}", to: "{BOB}") {{ ... on Paths {{ paths {{ hops }} }} }} }}'
    assert ask(path)["shortestPaths"]["paths"] == [{"hops": 2}, {"hops": 2}]
    about = ask(f'{{ linkLeads(id: "{BOB}", hubLimit: 4) {{ {LEADS} }} }}')["linkLeads"]
    assert [[one["id"] for one in row["subjects"]] for row in about["leads"]] == [[ADA, BOB]]


def test_whom_any_record_links_is_no_lead_whatever_the_filter_and_the_link_types(stores: Stores) -> None:
    ask = sharing(stores, (ADA, "KNOWS", BOB))
    for given in ('linkTypes: ["OWNS", "USES"]', 'filter: { notSources: ["two"] }', "least: 1"):
        found = ask(f'{{ linkLeads({given}, between: ["Person"], hubLimit: 4) {{ {LEADS} }} }}')["linkLeads"]
        assert (found["leads"], found["total"]) == ([], 0)


def test_paths_read_no_entity_and_no_fact_where_only_their_length_is_asked_for(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, reads = sharing(stores), list[str]()
    plainly = SeenGraph.read

    def counted(self: SeenGraph, name: str, **parameters: Any) -> Any:
        reads.append(name)
        return plainly(self, name, **parameters)

    monkeypatch.setattr(SeenGraph, "read", counted)
    for fields in ("hops weight", "hops entities { id type }"):
        reads.clear()
        ask(f'{{ shortestPaths(from: "{ADA}", to: "{BOB}") {{ ... on Paths {{ paths {{ {fields} }} }} }} }}')
        assert not {"claims", "conclusions", "facts_of_pairs"} & set(reads)
    reads.clear()
    fields = "entities { caption } steps { linkType facts { sentence } }"
    paths = ask(f'{{ bestPaths(from: "{ADA}", to: "{BOB}") {{ ... on Paths {{ paths {{ {fields} }} }} }} }}')
    paths = paths["bestPaths"]["paths"]
    assert [[entity["caption"] for entity in path["entities"]] for path in paths] == [
        ["Ada", "1 Flat", "Bob"],
        ["Ada", "Volvo", "Bob"],
    ]
    assert reads.count("facts_of_pairs") == 1


WINDOW = '{since: "2020-01-01T00:00:00Z", until: "2020-02-01T00:00:00Z"}'
REFUSED = {
    "{ communities(runs: -1) { total } }": BadArgument,
    "{ communities(runs: 51) { total } }": LimitExceeded,
    '{ communities(project: { of: "Nobody" }) { total } }': BadArgument,
    '{ communities(project: { of: "Person", through: ["None"] }) { total } }': BadArgument,
    '{ communities(project: { of: "Person", hubLimit: 0 }) { total } }': BadArgument,
    '{ communities(project: { of: "Person", metWithinSeconds: -1 }) { total } }': BadArgument,
    '{ communities(project: { of: "Person", metWithinSeconds: 3601 }) { total } }': BadArgument,
    '{ cutPoints(after: "nonsense") { total } }': BadArgument,
    "{ cutPoints(first: 1001) { total } }": LimitExceeded,
    "{ communitiesOverTime(windows: []) { alone } }": BadArgument,
    f"{{ communitiesOverTime(windows: [{WINDOW}, {WINDOW}]) {{ alone }} }}": BadArgument,
    f"{{ communitiesOverTime(windows: [{WINDOW}], leastOverlap: 0) {{ alone }} }}": BadArgument,
    f"{{ communitiesOverTime(windows: [{WINDOW}], leastMembers: 0) {{ alone }} }}": BadArgument,
    "{ linkLeads(least: 0) { total } }": BadArgument,
    "{ linkLeads(first: 101) { total } }": LimitExceeded,
    "{ linkLeads(hubLimit: 0) { total } }": BadArgument,
    '{ linkLeads(between: ["Nobody"]) { total } }': BadArgument,
}


def test_what_cannot_be_asked_of_a_network_is_refused(stores: Stores) -> None:
    ask = asker(stores)
    for text, error in REFUSED.items():
        with pytest.raises(error):
            ask(text)
    assert ask('{ linkLeads(id: "Person:reg:nobody") { total } }') == {"linkLeads": None}
