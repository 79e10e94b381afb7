"""Cut points and bridges: networkx as the oracle, and what falls off by taking each out."""

from __future__ import annotations

from typing import Any, cast

import networkx as nx
from hypothesis import given, settings

from algorithms.cut_points import cut_points
from algorithms.drawn import drawn
from graph_model.view import View
from tests.algorithms.graphs import VIEWS, twin
from tests.tries import tries


@given(VIEWS)
def test_cut_points_are_the_oracles_and_cut_off_what_falls_off_without_them(view: View) -> None:
    graph = twin(view)
    found = {point.id: point for point in cut_points(view).points}
    assert found.keys() == {view.ids[node] for node in nx.articulation_points(graph)}
    for node in nx.articulation_points(graph):
        part = nx.node_connected_component(graph, node) - {node}
        fallen = sorted(map(len, nx.connected_components(graph.subgraph(part))))
        point = found[view.ids[node]]
        assert (point.parts, point.cut_off) == (len(fallen), sum(fallen[:-1]))
        assert point.neighbours == graph.degree(node)


@given(VIEWS)
def test_bridges_are_the_oracles_and_cut_off_the_smaller_side(view: View) -> None:
    graph = twin(view)
    found = {(pair.a, pair.b): pair for pair in cut_points(view).bridges}
    bridges: list[Any] = [sorted(cast("tuple[int, int]", bridge)) for bridge in nx.bridges(graph)]
    assert found.keys() == {(view.ids[a], view.ids[b]) for a, b in bridges}
    for a, b in bridges:
        cut = graph.copy()
        cut.remove_edge(a, b)
        smaller = min(len(nx.node_connected_component(cut, end)) for end in (a, b))
        pair = found[view.ids[a], view.ids[b]]
        assert pair.cut_off == smaller
        ends = zip(view.starts.tolist(), view.ends.tolist(), strict=True)
        assert pair.records == sum({a, b} == {start, end} for start, end in ends)


@settings(max_examples=tries(30))
@given(VIEWS)
def test_what_cuts_off_most_comes_first_then_the_smaller_id(view: View) -> None:
    found = cut_points(view)
    assert list(found.points) == sorted(found.points, key=lambda point: (-point.cut_off, point.id))
    assert list(found.bridges) == sorted(found.bridges, key=lambda pair: (-pair.cut_off, pair.a, pair.b))


def test_a_chain_of_ten_thousand_is_cut_in_the_middle() -> None:
    found = cut_points(drawn(*(f"p{n:05} -KNOWS- p{n + 1:05}" for n in range(10_000))))
    assert (found.points[0].id, found.points[0].cut_off) == ("Person:p05000", 5_000)
    assert len(found.bridges) == 10_000
