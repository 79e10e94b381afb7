"""What holds several entities together, against an enumeration of all shortest paths."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.connecting_network import connecting_network
from algorithms.drawn import drawn
from graph_model.view import View
from tests.algorithms.graphs import VIEWS, twin
from tests.algorithms.test_shortest_paths import ENDS
from tests.tries import tries


@settings(max_examples=tries(100))
@given(
    view=VIEWS,
    ids=st.lists(ENDS, max_size=5),
    hops=st.integers(1, 4),
    hub_limit=st.sampled_from([2, 4, 100]),
    limit=st.integers(1, 12),
)
def test_holders_lie_on_the_shortest_paths_of_all_pairs_by_the_part_that_goes_through_them(
    view: View, ids: list[str], hops: int, hub_limit: int, limit: int
) -> None:
    found = connecting_network(view, ids, max_hops=hops, hub_limit=hub_limit, limit=limit)
    places = sorted({place for entity in ids if (place := view.place(entity)) is not None})
    graph = twin(view)
    hubs = {n for n in graph if n not in places and len(set(graph[n]) - {n}) > hub_limit}
    walked = graph.copy()
    walked.remove_nodes_from(hubs)
    share: dict[int, float] = {}
    pairs: dict[int, set[tuple[int, int]]] = {}
    lengths, apart = {}, []
    for a, b in combinations(places, 2):
        paths = list(nx.all_shortest_paths(walked, a, b)) if nx.has_path(walked, a, b) else []
        if not paths or len(paths[0]) > hops + 1:
            apart.append((view.ids[a], view.ids[b]))
            continue
        lengths[view.ids[a], view.ids[b]] = (len(paths[0]) - 1, len(paths))
        for path in paths:
            for node in path[1:-1]:
                share[node] = share.get(node, 0) + 1 / len(paths)
                pairs.setdefault(node, set()).add((a, b))
    assert found.apart == tuple(apart)
    assert {(tie.a, tie.b): (tie.hops, tie.paths) for tie in found.ties} == lengths
    for tie in found.ties:
        nodes = [view.place(entity) for entity in tie.path]
        assert (tie.path[0], tie.path[-1], len(tie.path)) == (tie.a, tie.b, tie.hops + 1)
        assert nx.is_path(walked, nodes)
    assert {holder.id: holder.share for holder in found.holders} == pytest.approx(
        {view.ids[node]: value for node, value in share.items()}
    )
    assert {h.id: set(h.pairs) for h in found.holders} == {
        view.ids[node]: {(view.ids[a], view.ids[b]) for a, b in ends} for node, ends in pairs.items()
    }
    order = [(-round(h.share, 6), -len(h.pairs), h.id) for h in found.holders]
    assert order == sorted(order)
    assert list(found.entities[: len(places)]) == [view.ids[place] for place in places]
    assert len(found.entities) <= max(limit, len(places))
    assert found.omitted == len({h.id for h in found.holders} - set(found.entities))
    assert set(found.hubs) <= {view.ids[hub] for hub in hubs}
    assert found.hubs or not any(
        nx.has_path(walked_with(graph, hubs, hub), a, b) and hub in near(graph, hubs, hub, a, b, hops)
        for a, b in combinations(places, 2)
        if (view.ids[a], view.ids[b]) in apart
        for hub in hubs
    )


def walked_with(graph: nx.Graph[int], hubs: set[int], hub: int) -> nx.Graph[int]:
    walked = graph.copy()
    walked.remove_nodes_from(hubs - {hub})
    return walked


def near(graph: nx.Graph[int], hubs: set[int], hub: int, a: int, b: int, hops: int) -> set[int]:
    """The hub, if a path of so many hops goes through it and no other."""
    walked = walked_with(graph, hubs, hub)
    return {n for path in nx.all_simple_paths(walked, a, b, cutoff=hops) for n in path} & {hub}


def test_the_go_between_of_three_is_first_and_is_drawn_when_there_is_little_room() -> None:
    view = drawn(
        *(f"{name} -KNOWS- middle" for name in ("ada", "bo", "cy")),
        "ada -LIVES_AT-> Address:x",
        "bo -LIVES_AT-> Address:x",
    )
    found = connecting_network(view, ["Person:ada", "Person:bo", "Person:cy"], limit=4)
    assert [(holder.id, holder.share) for holder in found.holders] == [("Person:middle", 2.5), ("Address:x", 0.5)]
    assert found.entities == ("Person:ada", "Person:bo", "Person:cy", "Person:middle")
    assert found.omitted == 1
    assert found.ties[0].path == ("Person:ada", "Person:middle", "Person:bo")


@settings(max_examples=tries(60))
@given(view=VIEWS, ids=st.lists(ENDS, max_size=4), shut=st.lists(ENDS, max_size=3), hub_limit=st.sampled_from([3, 100]))
def test_what_is_avoided_is_as_if_it_had_no_links(view: View, ids: list[str], shut: list[str], hub_limit: int) -> None:
    avoid = set(shut) - set(ids)
    found = connecting_network(view, ids, avoid=sorted(avoid), hub_limit=hub_limit)
    assert not avoid & ({holder.id for holder in found.holders} | set(found.hubs) | set(found.entities))
    walked = twin(view)
    degrees = {node: len(set(walked[node]) - {node}) for node in walked}
    places = {view.place(entity) for entity in ids} - {None}
    gone = {view.place(entity) for entity in avoid} - {None}
    walked.remove_nodes_from([n for n in list(walked) if n in gone or (n not in places and degrees[n] > hub_limit)])
    for a, b in found.apart:
        here, there = view.place(a), view.place(b)
        assert here is not None
        assert there is not None
        assert not nx.has_path(walked, here, there) or nx.shortest_path_length(walked, here, there) > 4
    for tie in found.ties:
        here, there = view.place(tie.a), view.place(tie.b)
        assert here is not None
        assert there is not None
        assert nx.shortest_path_length(walked, here, there) == tie.hops
