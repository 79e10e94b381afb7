"""The criminal networks: persons, pairs and leaders as their README has them, by layer and by phase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stores.graph import Graph
from stores.graph.content import content_hash
from tests.api.network import asker
from tests.loaders.sources.loading import Loaded, answer, counts, emptied, load_set, nodes

pytestmark = pytest.mark.xdist_group("criminal-networks")
PHASES = [f"caviar-phase-{number:02}" for number in range(1, 12)]
ROWS = {
    "montagna-meetings": 289,
    "montagna-calls": 150,
    **dict(zip(PHASES, (18, 28, 56, 48, 39, 47, 44, 58, 44, 50, 50), strict=True)),
    "caviar-whole": 205,
    "noordin-top": 1_014,
    "montreal-gangs": 35,
    "montreal-gang-ties": 78,
}
TIES = ["KNOWS", "MET", "RELATIVE_OF"]
"""What ties of Noordin Top's network became."""


@pytest.fixture(scope="module")
def networks(graph_store: Graph, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    with emptied(graph_store, tmp_path_factory.mktemp("networks")) as stores:
        yield Loaded(stores, load_set("criminal-networks", stores, shared_data), asker(stores))


def leaders(networks: Loaded, source: str, link_types: list[str], first: int = 1) -> Any:
    return answer(networks.ask, "networks/leaders", sources=[source], linkTypes=link_types, first=first)


def names(ranking: Any) -> list[str]:
    return [node["entity"]["caption"] for node in nodes(ranking)]


def linked(networks: Loaded, source: str, link_types: list[str]) -> set[str]:
    found = answer(networks.ask, "networks/linked", sources=[source], linkTypes=link_types)["tallies"]
    ids = {node["entity"]["id"] for node in nodes(found)}
    assert found["total"] == len(ids)
    return ids


def test_every_row_is_written(networks: Loaded) -> None:
    assert {report.source.name: counts(report) for report in networks.reports} == {
        name: {"written": count} for name, count in ROWS.items()
    }


@pytest.mark.parametrize(
    ("source", "link", "persons", "pairs", "records"),
    [("montagna-meetings", "MET", 101, 256, 289), ("montagna-calls", "PHONE_CONTACT", 100, 124, 150)],
)
def test_person_18_leads_either_layer_of_montagna(
    networks: Loaded, source: str, link: str, persons: int, pairs: int, records: int
) -> None:
    assert len(linked(networks, source, [link])) == persons
    found = leaders(networks, source, [link])
    assert found["degree"]["basis"] == {"pairs": pairs, "records": records}
    assert (names(found["degree"]), names(found["betweenness"])) == (["18"], ["18"])


def test_47_persons_of_montagna_are_in_both_layers(networks: Loaded) -> None:
    met, called = linked(networks, "montagna-meetings", ["MET"]), linked(networks, "montagna-calls", ["PHONE_CONTACT"])
    assert len(met & called) == 47


def test_the_five_leaders_of_caviar_have_the_highest_betweenness_of_the_whole(networks: Loaded) -> None:
    assert len(linked(networks, "caviar-whole", ["PHONE_CONTACT"])) == 110
    found = leaders(networks, "caviar-whole", ["PHONE_CONTACT"], first=5)
    assert found["betweenness"]["sampled"] is None
    assert set(names(found["betweenness"])) == {"1", "3", "12", "76", "87"}


def test_a_filter_by_source_cuts_caviars_time_slices(networks: Loaded) -> None:
    persons = [len(linked(networks, phase, ["PHONE_CONTACT"])) for phase in PHASES]
    assert persons == [15, 24, 33, 33, 32, 27, 34, 42, 34, 42, 41]


def test_caviars_whole_is_not_the_sum_of_its_phases(networks: Loaded) -> None:
    whole = leaders(networks, "caviar-whole", ["PHONE_CONTACT"])["degree"]["basis"]["pairs"]
    slices = answer(
        networks.ask, "networks/leaders", sources=PHASES, linkTypes=["PHONE_CONTACT"], first=1
    )["degree"]["basis"]["pairs"]  # fmt: skip
    assert (whole, slices) == (205, 241)


def test_nt59_leads_noordin_tops_network(networks: Loaded) -> None:
    assert len(linked(networks, "noordin-top", TIES)) == 78
    found = leaders(networks, "noordin-top", TIES)
    assert found["degree"]["basis"] == {"pairs": 623, "records": 1_014}
    assert (names(found["degree"]), names(found["betweenness"])) == (["NT59"], ["NT59"])


def test_35_gangs_have_78_ties_and_30_an_affiliation(networks: Loaded) -> None:
    gangs = {node["value"]: node["entities"] for node in nodes(answer(networks.ask, "networks/gangs")["valueCounts"])}
    assert gangs == {"Crips": 14, "Bloods": 11, "other": 5}
    ties = answer(networks.ask, "networks/gang-ties")["centrality"]
    assert ties["total"] == 35
    assert ties["basis"]["records"] == 78
    assert {node["entity"]["kind"] for node in nodes(ties)} == {"gang"}


def test_codes_of_ethnicity_and_territory_are_left_out_and_said_to_be(networks: Loaded) -> None:
    gangs = next(report for report in networks.reports if report.source.name == "montreal-gangs")
    assert gangs.unused.keys() == {"ethnicity", "territory"}


def test_loading_them_again_changes_nothing(networks: Loaded, shared_data: Path) -> None:
    before = content_hash(networks.stores.graph)
    again = load_set("criminal-networks", networks.stores, shared_data)
    assert {report.source.name: counts(report) for report in again} == {
        name: {"unchanged": count} for name, count in ROWS.items()
    }
    assert content_hash(networks.stores.graph) == before
