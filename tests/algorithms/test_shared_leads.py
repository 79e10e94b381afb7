"""Pairs that share neighbours without a link: networkx as the oracle of scores, random graphs of what chance gives."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.drawn import drawn
from algorithms.shared_leads import Score, SharedLeads, shared_leads
from graph_model.view import View
from tests.algorithms.graphs import VIEWS, twin

ORACLES: dict[Score, Any] = {
    Score.ADAMIC_ADAR: nx.adamic_adar_index,
    Score.RESOURCE_ALLOCATION: nx.resource_allocation_index,
}


@given(VIEWS, st.sampled_from(Score), st.integers(1, 3))
def test_every_pair_without_a_link_has_the_oracles_score(view: View, score: Score, least: int) -> None:
    graph = twin(view)
    found = {(lead.a, lead.b): lead for lead in shared_leads(view, score=score, least=least, first=1_000).leads}
    apart = [pair for pair in combinations(graph, 2) if not graph.has_edge(*pair)]
    both = {pair: sorted(nx.common_neighbors(graph, *pair)) for pair in apart}
    assert found.keys() == {(view.ids[a], view.ids[b]) for (a, b), shared in both.items() if len(shared) >= least}
    for a, b, expected in ORACLES[score](graph, apart):
        if len(both[a, b]) >= least:
            lead = found[view.ids[a], view.ids[b]]
            assert lead.score == pytest.approx(expected)
            assert lead.score == pytest.approx(sum(one.weight for one in lead.shared))
            assert sorted(one.id for one in lead.shared) == [view.ids[node] for node in both[a, b]]


@given(VIEWS)
def test_the_leads_about_one_entity_are_those_of_all_that_name_it(view: View) -> None:
    whole = shared_leads(view, least=1, first=1_000)
    for entity in view.ids[:4]:
        about = shared_leads(view, entity, least=1, first=1_000)
        told = [(lead.a, lead.b, lead.score, lead.shared) for lead in whole.leads if entity in (lead.a, lead.b)]
        assert [(lead.a, lead.b, lead.score, lead.shared) for lead in about.leads] == told
        assert (about.total, about.compared) == (len(told), len(view.ids) - 1)


@given(VIEWS)
def test_the_best_come_first_and_the_rest_is_counted(view: View) -> None:
    whole, three = shared_leads(view, first=1_000), shared_leads(view, first=3)
    assert three.leads == whole.leads[:3]
    assert three.total == whole.total == len(whole.leads)
    assert list(whole.leads) == sorted(whole.leads, key=lambda lead: (-lead.score, lead.a, lead.b))


def test_only_entities_of_one_type_are_compared_and_a_hub_counts_for_nobody() -> None:
    tower = [f"t{n:02} -LIVES_AT-> Address:tower" for n in range(6)]
    view = drawn(*tower, "t00 -USES-> Vehicle:car", "t01 -USES-> Vehicle:car", "t00 -OWNS-> Plate:x")
    found = shared_leads(view, types=["Person"], least=1, hub_limit=5)
    assert [(lead.a, lead.b) for lead in found.leads] == [("Person:t00", "Person:t01")]
    assert found.hubs == ("Address:tower",)
    assert found.compared == 15
    assert shared_leads(view, "Person:t00", hub_limit=5).hubs == ("Address:tower",)
    assert shared_leads(view, "Person:nobody") == SharedLeads((), 0, 0, (), 9, 9, 9)


def test_what_is_expected_by_chance_is_what_random_graphs_of_the_same_numbers_share() -> None:
    rng = np.random.default_rng(5)
    degrees = [3] * 150 + [9] * 50
    measured = []
    for seed in range(40):
        graph: Any = nx.Graph(nx.configuration_model(degrees, seed=int(rng.integers(1 << 30)) + seed))
        measured.append(
            np.mean([len(list(nx.common_neighbors(graph, a, b))) for a, b in combinations(range(150, 170), 2)])
        )
    stubs = [node for node, degree in enumerate(degrees) for _ in range(degree)]
    rng.shuffle(stubs)
    lines = sorted({tuple(sorted(pair)) for pair in np.reshape(stubs, (-1, 2)).tolist() if pair[0] != pair[1]})
    lead = shared_leads(drawn(*(f"p{a:03} -KNOWS- p{b:03}" for a, b in lines)), least=1, first=1).leads[0]
    size = {f"Person:p{n:03}": sum(n in line for line in lines) for n in range(200)}
    expected = lead.expected / (size[lead.a] * size[lead.b]) * 81
    assert expected == pytest.approx(np.mean(measured), rel=0.15)
    assert lead.by_chance >= 0


def test_many_more_pairs_share_one_by_chance_than_share_four() -> None:
    ring = [f"p{a:02} -KNOWS- p{(a + step) % 40:02}" for a in range(40) for step in (1, 3, 9)]
    found = shared_leads(
        drawn(*ring, *(f"{p} -USES-> Vehicle:v{n}" for p in ("x", "y") for n in range(4))), least=1, first=1_000
    )
    by_shared = {len(lead.shared): lead.by_chance for lead in found.leads}
    assert by_shared[4] < by_shared[1] / 50


def test_a_pair_that_is_linked_outside_of_what_is_looked_at_is_no_lead() -> None:
    lines = [f"{who} -USES-> Vehicle:v{n}" for who in ("ada", "bo", "cy") for n in range(2)]
    known = drawn(*lines, "bo -KNOWS- ada", "ada -KNOWS- dee", "Vehicle:v0 -NEAR- Vehicle:v1")
    found = shared_leads(drawn(*lines), types=["Person"], known=known)
    assert [(lead.a, lead.b) for lead in found.leads] == [("Person:ada", "Person:cy"), ("Person:bo", "Person:cy")]
