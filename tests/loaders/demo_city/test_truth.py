from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import orjson
import pytest

from graph_model.errors import BadInput
from graph_model.records import Link, Record
from graph_model.registry import Registry
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.fires import CHIMNEY, OUTDOORS, weather
from loaders.sources.demo_city.opening import open_city
from loaders.sources.demo_city.options import Options
from loaders.sources.demo_city.registers import registers
from loaders.sources.demo_city.story import NETWORK_LINKS, resolution
from loaders.sources.demo_city.truth import SCHEMA, read, truth

HUB = 100
Records = dict[str, list[Record]]
Told = dict[str, Any]


def ids_in(said: Any) -> Iterator[str]:
    """Every entity id in the truth, wherever it stands."""
    if isinstance(said, dict):
        for key, value in said.items():
            yield from ids_in(value)
            yield from ids_in(key)
    elif isinstance(said, list):
        for value in said:
            yield from ids_in(value)
    elif isinstance(said, str) and said.split(":")[0].isalpha() and ":" in said and " " not in said:
        yield said


def find(told: Told, step: int) -> Told:
    return dict(told["steps"][step - 1]["find"])


def test_every_id_of_the_truth_stands_in_a_record(told: Told, named_in_records: set[str]) -> None:
    ids = set(ids_in(told))
    assert len(ids) > 400
    assert ids - named_in_records == set()


def without_hubs(graph: nx.Graph[str], *ends: str) -> nx.Graph[str]:
    return graph.subgraph([node for node in graph if graph.degree(node) <= HUB or node in ends])


@pytest.mark.parametrize(("people", "seed"), [(2_000, 312), (600, 1), (6_000, 7)])
def test_the_only_shortest_path_past_hubs_is_the_intended_one(people: int, seed: int, registry: Registry) -> None:
    links = [
        link
        for register in registers(City(Options(people, seed)))
        for record in register.records(registry)
        if isinstance(record, Record)
        for link in record.links
        if registry.links[link.type].walk
    ]
    graph = nx.Graph([(link.start, link.end) for link in links])
    told = find(truth(seed, people), 3)
    her, dealer = told["path"][0], told["path"][-1]
    assert list(nx.all_shortest_paths(graph, her, dealer)) == [told["refused_path"]]
    assert graph.degree(told["refused_hub"]) == 300
    assert list(nx.all_shortest_paths(without_hubs(graph, her, dealer), her, dealer)) == [told["path"]]
    one = dict.fromkeys(told["registers"].values(), her)
    merged = nx.Graph([(one.get(a, a), one.get(b, b)) for a, b in graph.edges if one.get(a, a) != one.get(b, b)])
    assert list(nx.all_shortest_paths(without_hubs(merged, her, dealer), her, dealer)) == [told["path"]]
    # The same where a hub is told by its links, not by its neighbours.
    load = Counter(end for link in links for end in (link.start, link.end))
    light = graph.subgraph([node for node in graph if load[node] <= HUB or node in (her, dealer)])
    assert list(nx.all_shortest_paths(light, her, dealer)) == [told["path"]]


def test_the_card_in_the_handset_was_changed_on_10_march_and_the_new_number_is_a_hotel_guests(
    told: Told, links: list[Link]
) -> None:
    found = find(told, 2)
    cards = {link.start: link for link in links if link.type == "INSERTED_IN" and link.end == found["handset"]}
    assert list(cards) == found["cards"]
    old, new = (cards[card] for card in found["cards"])
    assert old.until == new.since == found["changed"]
    assert {k.end for k in links if k.type == "ASSIGNED_TO" and k.start in found["numbers"]} == set(cards)
    users = {k.start for k in links if k.type == "USES" and k.end in found["numbers"]}
    assert users == {found["hotel_guest"]}
    # The namesake changed her card on the same day, under her own name.
    decoy = told["steps"][1]["looks_the_same"][0]["ids"]
    changed = [k for k in links if k.type == "INSERTED_IN" and k.end == decoy[0]]
    assert sorted(k.since or 0 for k in changed)[1] == found["changed"]
    assert {k.start for k in links if k.type == "USES" and k.end == decoy[1]} == {decoy[2]}


def test_five_registers_hold_her_with_one_identity_card_and_two_years_of_birth(told: Told, records: Records) -> None:
    found = find(told, 3)
    for register, person in found["registers"].items():
        mine = [r for r in records[register] if any(claim.entity == person for claim in r.claims)]
        assert {k.end for r in mine for k in r.links if k.type == "HOLDS" and k.start == person} == {found["document"]}
        born = {c.attributes["born"] for r in mine for c in r.claims if c.entity == person and "born" in c.attributes}
        assert born == ({found["born"][register]} if register in found["born"] else set())
    assert found["born"]["traffic-police"] == "1987-05-14"
    assert found["born"]["hotel-register"] == "1978-05-14"
    holders = {k.start for said in records.values() for r in said for k in r.links if k.end == found["document"]}
    assert holders == set(found["registers"].values())


def test_around_her_stand_sister_van_account_and_the_ferry_booking_with_the_dealer(
    told: Told, graph: nx.Graph[str]
) -> None:
    found = find(told, 3)
    five = set(found["registers"].values())
    around = set().union(*(graph[person] for person in five))
    assert {found["sister"], found["van"], found["account"], found["ferry_booking"]} <= around
    assert {found["van"], found["account"]} <= set(graph[found["sister"]])
    assert found["dealer_on_the_ferry"] in graph[found["ferry_booking"]]
    assert told["things"]["dealers-passport"] in graph[found["dealer_on_the_ferry"]]
    assert graph.degree(told["things"]["dealers-passport"]) == 1


def test_only_a_report_graded_e5_names_the_innocent_man(told: Told, records: Records, graph: nx.Graph[str]) -> None:
    found = find(told, 5)
    naming = [r for r in records["case-file"] if any(k.end == found["named"] for k in r.links)]
    assert [str(r.grade) for r in naming] == ["E5"]
    good = graph.copy()
    good.remove_node(found["report"])
    case = told["things"]["case"]
    assert nx.shortest_path_length(graph, case, found["named"]) == 2
    assert nx.shortest_path_length(good, case, found["named"]) > 4


def test_the_money_goes_through_three_levels_to_two_machines_and_no_account_pays_out_more_than_came_in(
    told: Told, links: list[Link]
) -> None:
    found = find(told, 6)
    chain = {found["source"], *(account for level in found["levels"] for account in level)}
    came: Counter[str] = Counter()
    went: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    for link in sorted((k for k in links if k.type == "PAID" and k.start in chain), key=lambda k: k.since or 0):
        pence, currency = link.attributes["amount"]  # type: ignore[misc, str-unpack]
        assert currency == "GBP"
        assert link.start == found["source"] or came[link.start] >= went[link.start] + int(pence)
        went[link.start] += int(pence)
        came[link.end] += int(pence)
        if link.end not in chain:
            drawn[link.end] += int(pence)
    assert sorted(drawn) == found["cash_machines"]
    assert sum(drawn.values()) == found["cash_pence"] > 0.9 * went[found["source"]]
    depth = nx.single_source_shortest_path_length(
        nx.DiGraph([(t["from"], t["to"]) for t in found["transfers"]]), found["source"]
    )
    assert [sorted(a for a, d in depth.items() if d == level) for level in (1, 2, 3)] == [
        sorted(level) for level in found["levels"]
    ]


def test_the_networks_phones_share_a_contact_and_never_call_each_other(told: Told, links: list[Link]) -> None:
    called: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.type in ("CALLED", "MESSAGED"):
            called[link.start].add(link.end)
            called[link.end].add(link.start)
    numbers = set(told["network"]["numbers"])
    unknown = {told["things"][f"number-{n}"] for n in range(1, 5)}
    assert called[told["network"]["contact"]] == numbers | unknown
    assert all(not called[number] & (numbers | unknown) for number in numbers | unknown)
    couriers = told["network"]["looks_the_same"][1]["ids"]
    assert len(called[couriers[0]]) == 30


def test_the_network_is_one_community(told: Told, links: list[Link]) -> None:
    graph = nx.Graph([(link.start, link.end) for link in links if link.type in NETWORK_LINKS])
    members = {told["network"]["centre"], *told["network"]["members"]}
    for seed in range(3):
        found = nx.community.louvain_communities(graph, resolution=resolution(told["people"]), seed=seed)
        around = next(group for group in found if told["network"]["centre"] in group)
        people = {node for node in around if node.startswith("Person:")}
        assert members <= people
        assert len(people - members) <= 3


def test_three_fires_outdoors_fit_no_weather_and_all_others_do(told: Told, records: Records) -> None:
    skies = weather(312)
    odd = []
    for record in records["fire-service"]:
        claim = record.claims[0]
        sky = skies[int(record.ref.split("/")[1].split("-")[0])]
        if claim.attributes["kind"] == OUTDOORS and not sky.fire_weather:
            odd.append(claim.entity)
            assert sky.rain > 0
        assert claim.attributes["kind"] != CHIMNEY or sky.celsius < 8
    assert odd == told["fires"]["odd"]
    assert len(records["fire-service"]) > 150


def test_the_truth_file_is_written_beside_the_load_and_is_the_truth(tmp_path: Path) -> None:
    path = tmp_path / "truth.json"
    open_city((), {"people": "700", "seed": "9", "truth": str(path)})
    assert read(path) == truth(9, 700)
    assert orjson.loads(path.read_bytes())["schema"] == SCHEMA


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"schema": "other"}'])
def test_what_is_no_truth_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "truth.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput):
        read(path)


def test_the_story_is_the_same_whatever_the_size_of_the_city() -> None:
    small, large = truth(3, 600), truth(3, 9_000)
    assert [step["name"] for step in small["steps"]] == [step["name"] for step in large["steps"]]
    assert small["things"].keys() == large["things"].keys()
    assert len(find(small, 3)["path"]) == len(find(large, 3)["path"])
