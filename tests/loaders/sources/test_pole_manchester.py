"""The published findings of the Manchester POLE set, each out of GraphQL, from a graph that its source loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stores.graph import Graph
from stores.graph.content import content_hash
from tests.api.network import asker
from tests.loaders.sources.loading import Loaded, answer, counts, emptied, load_set, nodes

pytestmark = pytest.mark.xdist_group("pole-manchester")
ROWS = 166_293
"""Rows of all files; the two rows that name the ends of a call count with the call."""


@pytest.fixture(scope="module")
def pole(graph_store: Graph, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    with emptied(graph_store, tmp_path_factory.mktemp("pole")) as stores:
        yield Loaded(stores, load_set("pole-manchester", stores, shared_data), asker(stores))


def ranked(connection: Any) -> list[tuple[str, int]]:
    return [(node["entity"]["caption"], node["count"]) for node in nodes(connection)]


def scored(connection: Any) -> list[tuple[str, float]]:
    return [(node["entity"]["caption"], round(node["score"], 1)) for node in nodes(connection)]


def person(pole: Loaded, name: str) -> str:
    found = nodes(answer(pole.ask, "pole/find-person", name=name)["search"])[0]
    assert found["caption"] == name
    return str(found["id"])


def test_every_row_is_written_and_what_is_left_out_is_said(pole: Loaded) -> None:
    (report,) = pole.reports
    assert counts(report) == {"written": ROWS}
    assert report.reasons == {}
    assert sorted(report.unused) == [
        ":LABEL",
        ":TYPE",
        "nodes.Person: age",
        "nodes.PhoneCall: call_duration",
    ]


def test_most_crimes_by_address(pole: Loaded) -> None:
    found = [
        (f"{node['entity']['text']} {node['entity']['postcode']}", node["count"])
        for node in nodes(answer(pole.ask, "pole/most-crimes-by-address")["tallies"])
    ]
    assert found[:4] == [
        ("Piccadilly M1 1LU", 166),
        ("Shopping Area M60 1TA", 111),
        ("Prison M60 9AH", 48),
        ("Shopping Area M4 3AL", 46),
    ]
    thirty_five = {name.rsplit(" ", 2)[0] for name, count in found if count == 35}
    assert {"182 Waterson Avenue", "43 Walker's Croft"} <= thirty_five


def test_most_crimes_by_area(pole: Loaded) -> None:
    found = answer(pole.ask, "pole/most-crimes-by-area")["tallies"]
    assert {node["entity"]["kind"] for node in nodes(found)} == {"area"}
    assert ranked(found) == [("M1", 975), ("BL1", 860), ("BL3", 814), ("M40", 766), ("M9", 699)]


def test_commonest_and_rarest_type_of_crime(pole: Loaded) -> None:
    found = [
        (node["value"], node["entities"]) for node in nodes(answer(pole.ask, "pole/crimes-by-type")["valueCounts"])
    ]
    assert (found[0], found[-1]) == (("Violence and sexual offences", 8_765), ("Possession of weapons", 236))
    assert sum(count for _, count in found) == 28_761, "one crime has no type"


def test_crimes_within_500_metres_of_1_coronation_street(pole: Loaded) -> None:
    centre = nodes(answer(pole.ask, "pole/find-address")["search"])[0]
    assert (centre["text"], centre["postcode"]) == ("1 Coronation Street", "M5 3RW")
    near = answer(
        pole.ask, "pole/addresses-near", latitude=centre["position"]["lat"], longitude=centre["position"]["lon"]
    )["nearby"]
    assert near["total"] == 25
    found = answer(pole.ask, "pole/crimes-at", addresses=[node["entity"]["id"] for node in nodes(near)])["tallies"]
    assert sum(node["count"] for node in nodes(found)) == 56


def test_officer_larive_has_37_crimes_8_under_investigation_and_3_of_them_drugs(pole: Loaded) -> None:
    ((badge,),) = (
        [entity["id"] for entity in row["entities"]] for row in answer(pole.ask, "pole/officer-by-badge")["lookup"]
    )
    (officer,) = (
        node["entity"] for node in nodes(answer(pole.ask, "pole/bearer", document=badge)["expand"]["neighbours"])
    )
    assert officer["caption"] == "Devy Larive"
    found = answer(pole.ask, "pole/officer", officer=officer["id"])
    assert [nodes(found[name])[0]["count"] for name in ("all", "open", "drugs")] == [37, 8, 3]
    drugs = [crime["id"] for crime in nodes(nodes(found["drugs"])[0]["reached"])]
    parties = nodes(answer(pole.ask, "pole/parties-to", crimes=drugs)["tallies"])
    named = Counter(party["caption"] for crime in parties for party in nodes(crime["reached"]))
    assert named == {"Jack Powell": 2, "Raymond Walker": 1}


def test_powell_and_walker_hang_together_by_exactly_three_shortest_paths(pole: Loaded) -> None:
    ends = {"from": person(pole, "Jack Powell"), "to": person(pole, "Raymond Walker")}
    found = answer(pole.ask, "pole/how-linked", **ends)["shortestPaths"]
    assert (found["truncated"], found["hubsNotWalked"]) == (False, [])
    assert {path["hops"] for path in found["paths"]} == {3}
    between = sorted(tuple(entity["caption"] for entity in path["entities"]) for path in found["paths"])
    assert between == [
        ("Jack Powell", "Alan Ward", "Kathleen Peters", "Raymond Walker"),
        ("Jack Powell", "Alan Ward", "Phillip Williamson", "Raymond Walker"),
        ("Jack Powell", "Brian Morales", "Phillip Williamson", "Raymond Walker"),
    ]
    assert all(step["facts"] for path in found["paths"] for step in path["steps"])


def test_who_is_party_to_no_crime_and_knows_most_who_are(pole: Loaded) -> None:
    assert ranked(answer(pole.ask, "pole/knows-most-parties")["tallies"]) == [
        ("Anne Freeman", 8),
        ("Bonnie Gilbert", 7),
        ("Ashley Robertson", 5),
        ("Kathy Wheeler", 3),
    ]


def test_the_only_one_whom_anne_freeman_knows_in_her_own_area_is_craig_marshall(pole: Loaded) -> None:
    found = {
        node["entity"]["caption"]: node for node in nodes(answer(pole.ask, "pole/knows-parties-of-own-area")["tallies"])
    }
    anne = found["Anne Freeman"]
    (craig,) = nodes(anne["reached"])
    assert (anne["count"], craig["caption"]) == (1, "Craig Marshall")
    areas = nodes(answer(pole.ask, "pole/areas-of", persons=[anne["entity"]["id"], craig["id"]])["tallies"])
    assert {node["entity"]["caption"]: [area["caption"] for area in nodes(node["reached"])] for node in areas} == {
        "Anne Freeman": ["SK1"],
        "Craig Marshall": ["SK1"],
    }


def test_the_same_through_a_relative_who_is_party_to_none(pole: Loaded) -> None:
    found = answer(pole.ask, "pole/relatives-know-parties")
    assert ranked(found["relative"]) == [("Kimberly Alexander", 7)]
    assert ranked(found["housemate"]) == [("Kimberly Alexander", 7), ("Martin Daniels", 1)]
    assert found["housemate"]["total"] == 2


def test_triangles_and_betweenness_of_who_knows_whom(pole: Loaded) -> None:
    found = answer(pole.ask, "pole/acquaintances")
    assert scored(found["triangles"]) == [("Deborah Ford", 10), ("Phillip Perry", 9), ("Peter Bryant", 8)]
    assert found["betweenness"]["sampled"] is None
    assert scored(found["betweenness"]) == [
        ("Annie Duncan", 5275.3),
        ("Ann Fox", 5116.2),
        ("Amanda Alexander", 4599.9),
    ]


def test_most_triangles_among_those_who_are_party_to_a_crime(pole: Loaded) -> None:
    parties = answer(pole.ask, "pole/crime-parties")["tallies"]
    ids = [node["entity"]["id"] for node in nodes(parties)]
    assert parties["total"] == len(ids) == 29
    assert scored(answer(pole.ask, "pole/triangles-among", persons=ids)["centrality"]) == [("Phillip Williamson", 4)]


def test_chief_inspector_morse_has_32_crimes(pole: Loaded) -> None:
    morse = nodes(answer(pole.ask, "pole/find-person", name="Morse")["search"])[0]
    assert (morse["caption"], morse["occupation"]) == ("Endeavour Morse", "Chief Inspector")
    assert ranked(answer(pole.ask, "pole/investigates", officer=morse["id"])["tallies"]) == [("Endeavour Morse", 32)]


def test_loading_it_again_changes_nothing(pole: Loaded, shared_data: Path) -> None:
    before = content_hash(pole.stores.graph)
    (again,) = load_set("pole-manchester", pole.stores, shared_data)
    assert counts(again) == {"unchanged": ROWS}
    assert content_hash(pole.stores.graph) == before


def test_the_hot_map_holds_each_crime_of_manchester_once(pole: Loaded) -> None:
    found = answer(pole.ask, "pole/crimes-by-cell")["hotMap"]
    assert sum(cell["count"] for cell in found["cells"]) + found["unplaced"] == 28_762
    assert (found["unplaced"], found["untimed"]) == (0, 0)
    assert all(sum(cell["weekdays"]) == cell["count"] for cell in found["cells"])
    counts = [cell["count"] for cell in found["cells"]]
    assert counts == sorted(counts, reverse=True)
