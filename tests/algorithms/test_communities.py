from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.belonging import BY_CHANCE, MOST_RUNS
from algorithms.bridges import TOLD
from algorithms.communities import Communities, communities, community_of
from algorithms.drawn import drawn
from algorithms.partition import Method
from graph_model.errors import BadArgument, LimitExceeded
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


@given(VIEWS, METHODS)
def test_a_community_is_made_of_the_links_within_it(view: View, method: Method) -> None:
    found = communities(view, method)
    for community, nodes in zip(found.communities, sets(found, view), strict=True):
        rows = zip(view.starts, view.ends, view.link_types, strict=True)
        kinds = Counter(view.link_names[kind] for a, b, kind in rows if a != b and a in nodes and b in nodes)
        assert dict(community.links) == kinds
        assert [count for _, count in community.links] == sorted(kinds.values(), reverse=True)


@given(VIEWS, METHODS)
def test_bridges_are_the_members_that_are_linked_into_other_communities(view: View, method: Method) -> None:
    graph = twin(view)
    found = communities(view, method)
    groups = sets(found, view)
    number = {node: place for place, group in enumerate(groups, 1) for node in group}
    for community, nodes in zip(found.communities, groups, strict=True):
        across = {
            view.ids[node]: [other for other in graph[node] if number.get(other, community.number) != community.number]
            for node in nodes
        }
        expected = {member: others for member, others in across.items() if others}
        assert community.across.bridge_count == len(expected)
        for bridge in community.across.bridges:
            others = expected[bridge.id]
            assert bridge.communities == tuple(sorted({number[other] for other in others}))
            assert bridge.pairs == len(others)
        keys = [(-len(bridge.communities), -bridge.pairs, bridge.id) for bridge in community.across.bridges]
        assert keys == sorted(keys)
        assert len(keys) == min(len(expected), TOLD)
        tied = Counter(number[other] for others in expected.values() for other in others)
        assert community.across.tie_count == len(tied)
        assert [(tie.number, tie.pairs) for tie in community.across.ties] == sorted(
            tied.items(), key=lambda tie: (-tie[1], tie[0])
        )[:TOLD]


@settings(max_examples=tries(20))
@given(VIEWS, METHODS, st.integers(1, 4))
def test_how_sure_a_member_is_is_the_share_of_runs_in_which_its_community_is_most_like_its_own(
    view: View, method: Method, runs: int
) -> None:
    found = communities(view, method, runs=runs)
    others = [communities(view, method, seed=1 + run).communities for run in range(1, runs + 1)]
    assert found.runs == (runs if method in BY_CHANCE else 0)
    for community in found.communities:
        again = Counter[str]()
        for run in others:
            # Numbers go by size, which the match may not; equal likeness goes to the group that was found first.
            own = set(community.members)
            likeness = {frozenset(o.members): len(own & {*o.members}) / len(own | {*o.members}) for o in run}
            best = max(likeness.values())
            likest = [group for group, like in likeness.items() if like == best]
            if len(likest) > 1:
                return
            again.update(own & likest[0])
        assert community.sure == tuple(again[member] / runs for member in community.members)


def test_who_stands_between_two_cliques_belongs_less_surely_than_who_is_within_one() -> None:
    cliques = [f"{side}{a} -KNOWS- {side}{b}" for side in "xy" for a in range(6) for b in range(a)]
    view = drawn(*cliques, "between -KNOWS- x0", "between -KNOWS- x1", "between -KNOWS- y0", "between -KNOWS- y1")
    found = communities(view, Method.LEIDEN, runs=40).communities
    sure = {member: share for group in found for member, share in zip(group.members, group.sure or (), strict=True)}
    assert sure["Person:between"] < sure["Person:x4"]


def test_runs_are_bounded_by_their_number_and_their_work() -> None:
    with pytest.raises(LimitExceeded, match="runs"):
        communities(drawn("ada -KNOWS- bo"), runs=MOST_RUNS + 1)
    with pytest.raises(BadArgument):
        communities(drawn("ada -KNOWS- bo"), runs=-1)
