"""What both contenders draw is one network, the same each time, and whole."""

from __future__ import annotations

import networkx as nx
import pytest

from benchmarks.drawing import SIZES, network, placed


@pytest.mark.parametrize("n", SIZES)
def test_the_network_is_the_same_each_time_and_hangs_together(n: int) -> None:
    things, lines = network(n)
    assert (things, lines) == network(n)
    assert len(things) == n
    graph = nx.Graph((line.start, line.end) for line in lines)
    assert graph.number_of_nodes() == n
    assert nx.is_connected(graph)


def test_both_are_given_the_same_elements_and_lines() -> None:
    things, lines = network(40)
    columns = placed(40)["columns"]
    assert set(columns["nodes"]["id"]) == {thing.id for thing in things}
    assert len(columns["links"]["from"]) == len(lines)
