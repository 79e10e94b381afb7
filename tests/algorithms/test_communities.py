from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.communities import Communities, communities, community_of
from algorithms.drawn import drawn
from algorithms.partition import Method
from graph_model.view import View
from tests.algorithms.graphs import VIEWS, twin
from tests.tries import tries

METHODS = st.sampled_from(Method)


def sets(found: Communities, view: View) -> list[set[int]]:
    place = {entity: index for index, entity in enumerate(view.ids)}
    return [{place[m] for m in community.members} for community in found.communities]


@given(VIEWS, METHODS, st.integers(0, 5))
def test_each_entity_is_in_one_community_and_the_modularity_is_the_oracles(
    view: View, method: Method, seed: int
) -> None:
    found = communities(view, method, seed=seed)
    groups = sets(found, view)
    placed = [node for group in groups for node in group]
    assert len(placed) == len(set(placed)) == len(view.ids) - found.outside
    alone = [{node} for node in set(range(len(view.ids))) - set(placed)]
    graph = twin(view)
    if graph.number_of_edges():
        expected = nx.algorithms.community.modularity(graph, groups + alone)
        assert found.modularity == pytest.approx(expected, abs=1e-12)


@given(VIEWS)
def test_components_are_the_oracles(view: View) -> None:
    expected = [set(group) for group in nx.connected_components(twin(view))]
    assert sorted(map(sorted, sets(communities(view, Method.COMPONENTS), view))) == sorted(map(sorted, expected))


@given(VIEWS, st.one_of(st.none(), st.integers(0, 4)))
def test_the_communities_of_a_core_are_its_components(view: View, k: int | None) -> None:
    expected = [set(group) for group in nx.connected_components(nx.k_core(twin(view), k))] if view.ids else []
    found = communities(view, Method.K_CORE, k=k)
    assert sorted(map(sorted, sets(found, view))) == sorted(map(sorted, expected))


@given(VIEWS, METHODS)
def test_evidence_counts_the_pairs_and_records_within_and_the_pairs_that_leave(view: View, method: Method) -> None:
    graph = twin(view)
    found = communities(view, method)
    for community, nodes in zip(found.communities, sets(found, view), strict=True):
        assert community.inside == graph.subgraph(nodes).number_of_edges()
        assert community.leaving == len(list(nx.edge_boundary(graph, nodes)))
        ends = zip(view.starts, view.ends, strict=True)
        assert community.records == sum(a != b and a in nodes and b in nodes for a, b in ends)
        assert sum(count for _, count in community.types) == len(community.members)


@given(VIEWS, METHODS)
def test_larger_communities_come_first_then_those_with_the_smaller_id(view: View, method: Method) -> None:
    found = communities(view, method).communities
    keys = [(-len(community.members), community.members[0]) for community in found]
    assert keys == sorted(keys)
    assert [community.number for community in found] == list(range(1, len(found) + 1))
    assert all(list(community.members) == sorted(community.members) for community in found)


@settings(max_examples=tries(20))
@given(VIEWS, METHODS)
def test_every_entity_is_found_in_its_own_community(view: View, method: Method) -> None:
    for entity in view.ids[:5]:
        found = community_of(view, entity, method)
        assert found is not None
        assert entity in found[0].members
    assert community_of(view, "Person:nobody", method) is None


def test_two_cliques_that_one_person_ties_are_two_communities() -> None:
    cliques = [f"{side}{a} -KNOWS- {side}{b}" for side in "xy" for a in range(6) for b in range(a)]
    view = drawn(*cliques, "x0 -KNOWS- y0", "x1 -OWNS-> Vehicle:van")
    for method in (Method.LEIDEN, Method.LOUVAIN):
        first, second = communities(view, method).communities
        assert first.members == (*(f"Person:x{n}" for n in range(6)), "Vehicle:van")
        assert first.types == (("Person", 6), ("Vehicle", 1))
        assert second.members == tuple(f"Person:y{n}" for n in range(6))
        assert (second.inside, second.leaving, second.records) == (15, 1, 15)


def test_a_higher_resolution_gives_more_communities() -> None:
    ring = [f"{group}{a} -KNOWS- {group}{b}" for group in "abcd" for a in range(4) for b in range(a)]
    view = drawn(*ring, "a0 -KNOWS- b1", "b0 -KNOWS- c1", "c0 -KNOWS- d1", "d0 -KNOWS- a1")
    counts = [len(communities(view, Method.LEIDEN, resolution).communities) for resolution in (0.01, 1.0, 30.0)]
    assert counts == [1, 4, 16]
