"""A hub: counts and pages are exact up to the bound, and a diagram beside it neither walks nor hides it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from graph_model.records import Claim, Link, Record
from loaders.pipeline import Stores
from stores.graph.reads import neighbours as module
from tests.api.asking import CLASSES, ask, asking
from tests.api.network import rows
from tests.stores.snapshot.graphs import Drawn, write

HUB, MEMBERS, WORKERS, CARS = "Organisation:reg:hub", 2_400, 400, 200
EXPAND = """query($id: ID!, $first: Int, $after: String, $types: [String!], $order: ExpandOrder) {
  expand(id: $id, first: $first, after: $after, types: $types, order: $order) {
    counts { linkType direction facts neighbours }
    neighbours { total atLeast pageInfo { hasNextPage endCursor } edges { node { facts entity { id } } } } } }"""


def person(number: int) -> str:
    return f"Person:reg:{number:05}"


@pytest.fixture
def hub(stores: Stores) -> Stores:
    """3,000 links: members, of whom some work there as well, and vehicles; some members know the next one."""
    people = [person(number) for number in range(MEMBERS)]
    cars = [f"Vehicle:reg:{number:05}" for number in range(CARS)]
    records = [Record("hub", 1, [Claim(HUB, {"name": "The Union"})])]
    records += [Record(p, 1, [Claim(p, {"name": p})], [Link("MEMBER_OF", p, HUB)]) for p in people]
    records += [Record(f"w{n}", 1, [], [Link("WORKS_FOR", person(n * 3), HUB)]) for n in range(WORKERS)]
    records += [Record(car, 1, [Claim(car)], [Link("OWNS", HUB, car)]) for car in cars]
    records += [Record(f"k{n}", 1, [], [Link("KNOWS", person(n), person(n + 1))]) for n in range(0, 50, 2)]
    write(Drawn({"one": records}, []), stores)
    return stores


def test_counts_and_pages_of_a_hub_are_exact_up_to_the_bound(hub: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    request = asking(hub, CLASSES)

    def expand(**variables: Any) -> Any:
        return ask(request, EXPAND, id=HUB, **variables)["data"]["expand"]

    whole = expand(first=50)
    assert {(c["linkType"], c["direction"]): (c["facts"], c["neighbours"]) for c in whole["counts"]} == {
        ("MEMBER_OF", "IN"): (MEMBERS, MEMBERS),
        ("WORKS_FOR", "IN"): (WORKERS, WORKERS),
        ("OWNS", "OUT"): (CARS, CARS),
    }
    assert (whole["neighbours"]["total"], whole["neighbours"]["atLeast"]) == (MEMBERS + CARS, False)
    monkeypatch.setattr(module, "COUNTED", 1_000)
    for order in ("STRONGEST", "LATEST", "MOST_LINKED"):
        seen: list[str] = []
        after, facts = None, Counter[int]()
        while True:
            page = expand(first=1_000, after=after, order=order)["neighbours"]
            seen += [edge["node"]["entity"]["id"] for edge in page["edges"]]
            facts.update(edge["node"]["facts"] for edge in page["edges"])
            if not page["pageInfo"]["hasNextPage"]:
                break
            after = page["pageInfo"]["endCursor"]
        assert len(seen) == len(set(seen)) == MEMBERS + CARS
        assert facts == {2: WORKERS, 1: MEMBERS + CARS - WORKERS}
        if order != "MOST_LINKED":
            assert (page["total"], page["atLeast"]) == (1_000, True)
    vehicles = expand(first=1, types=["Vehicle"])["neighbours"]
    assert (vehicles["total"], vehicles["atLeast"]) == (CARS, False)


def test_a_diagram_beside_a_hub_shows_it_and_does_not_walk_it(hub: Stores) -> None:
    request = asking(hub, CLASSES)
    text = """query($id: ID!) { associationDiagram(centres: [$id], rings: 3) {
      nodeCount hubsNotWalked omitted atLeast columns } }"""
    beside = ask(request, text, id=person(0))["data"]["associationDiagram"]
    nodes = {node["id"]: node for node in rows(beside["columns"]["nodes"])}
    assert beside["hubsNotWalked"] == [HUB]
    assert set(nodes) == {person(0), person(1), HUB}
    assert nodes[HUB]["more"] == MEMBERS + CARS - 2
    around = ask(request, text.replace("rings: 3", "rings: 1"), id=HUB)["data"]["associationDiagram"]
    drawn = rows(around["columns"]["nodes"])
    told = Counter({node["type"]: 0 for node in drawn})
    for node in drawn:
        number, _, _ = node["caption"].partition(" other ")
        told[node["type"]] += int(number.replace(",", "")) if node["members"] else 1
    assert told == {"Organisation": 1, "Person": MEMBERS, "Vehicle": CARS}


def test_paths_do_not_lead_through_a_hub(hub: Stores) -> None:
    text = """query($from: ID!, $to: ID!, $hubs: Int) { shortestPaths(from: $from, to: $to, hubLimit: $hubs) {
      ... on Paths { paths { entities { id } } hubsNotWalked } ... on NoPath { reason hubsNotWalked } } }"""
    request = asking(hub, CLASSES)
    ends = {"from": person(0), "to": person(100)}
    assert ask(request, text, **ends, hubs=100)["data"]["shortestPaths"] == {
        "reason": "No path of at most 6 hops. 1 hubs stood in the way and were not walked.",
        "hubsNotWalked": [HUB],
    }
    through = ask(request, text, **ends, hubs=5_000)["data"]["shortestPaths"]
    assert [[e["id"] for e in path["entities"]] for path in through["paths"]] == [[person(0), HUB, person(100)]]
