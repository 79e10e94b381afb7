"""What ties a community to others, and over whom: its members that are linked into other communities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.pairs import Pairs
from algorithms.partition import OUTSIDE, Labels
from graph_model.view import View

TOLD = 20
"""Bridges, and ties to other communities, that are told of each."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A member that is linked into other communities. communities: their numbers, from 1, by number; pairs: entities of
    them that it is linked to; records: the links with those."""

    id: str
    communities: tuple[int, ...]
    pairs: int
    records: int


@dataclass(frozen=True, slots=True)
class Between:
    """What ties a community to another one. number: of the other; pairs: linked pairs across; records: their links."""

    number: int
    pairs: int
    records: int


@dataclass(frozen=True, slots=True)
class Bridges:
    """bridges: into most communities first, then of most pairs, then by id; bridge_count: how many there are. ties:
    those of most pairs first, then by number; tie_count: how many there are. At most TOLD of either."""

    bridges: tuple[Bridge, ...]
    bridge_count: int
    ties: tuple[Between, ...]
    tie_count: int


def bridges(view: View, pairs: Pairs, labels: Labels, count: int) -> list[Bridges]:
    """The bridges of each of `count` communities. labels: one for each node, from 0, or OUTSIDE."""
    ends = np.concatenate([pairs.left, pairs.right]), np.concatenate([pairs.right, pairs.left])
    links = np.concatenate([pairs.records, pairs.records])
    own, other = labels[ends[0]], labels[ends[1]]
    across = (own != other) & (own != OUTSIDE) & (other != OUTSIDE)
    node, own, other, links = ends[0][across], own[across], other[across], links[across]
    width = max(count, 1)
    reached, met, met_pairs, met_links = _tallied(node, other, links, width)
    into = np.bincount(reached, minlength=pairs.size)
    pairs_of_node = np.bincount(reached, weights=met_pairs, minlength=pairs.size).astype(np.int64)
    links_of_node = np.bincount(reached, weights=met_links, minlength=pairs.size).astype(np.int64)
    members = np.flatnonzero(into)
    members = members[np.lexsort((members, -pairs_of_node[members], -into[members], labels[members]))]
    starts = np.searchsorted(reached, np.arange(pairs.size + 1))
    bounds = np.searchsorted(labels[members], np.arange(count + 1))
    home, away, tie_pairs, tie_links = _tallied(own, other, links, width)
    order = np.lexsort((away, -tie_pairs, home))
    home, away, tie_pairs, tie_links = (column[order] for column in (home, away, tie_pairs, tie_links))
    tied = np.searchsorted(home, np.arange(count + 1))
    return [
        Bridges(
            bridges=tuple(
                Bridge(
                    id=view.ids[member],
                    communities=tuple(int(number) + 1 for number in met[starts[member] : starts[member + 1]]),
                    pairs=int(pairs_of_node[member]),
                    records=int(links_of_node[member]),
                )
                for member in members[bounds[group] : bounds[group + 1]][:TOLD]
            ),
            bridge_count=int(bounds[group + 1] - bounds[group]),
            ties=tuple(
                Between(int(away[row]) + 1, int(tie_pairs[row]), int(tie_links[row]))
                for row in range(tied[group], min(tied[group + 1], tied[group] + TOLD))
            ),
            tie_count=int(tied[group + 1] - tied[group]),
        )
        for group in range(count)
    ]


def _tallied(one: Ints, other: Ints, links: Ints, width: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Distinct (one, other), sorted, with how many rows and how many links each has."""
    packed, numbers, rows = np.unique(one * width + other, return_inverse=True, return_counts=True)
    sums = np.bincount(numbers, weights=links, minlength=len(packed)).astype(np.int64)
    return packed // width, packed % width, rows.astype(np.int64), sums
