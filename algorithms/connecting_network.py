"""How several entities hang together: who and what lies on the shortest paths between them, ranked.

What holds a group together is what most of the shortest paths of most of its pairs go through: betweenness (Freeman
1977) among the given entities alone. It is a position in this network under this filter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from algorithms.compiled import compiled
from algorithms.progress import Progress, unwatched
from algorithms.ways import ways
from algorithms.weighted import Weight, Weighted, weighted
from graph_model.view import View

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Holder:
    """An entity on shortest paths. pairs: of the given entities, between which it lies. share: sum over these pairs of
    the part of their shortest paths that go through it."""

    id: str
    pairs: tuple[tuple[str, str], ...]
    share: float


@dataclass(frozen=True, slots=True)
class Tied:
    """Two of the given entities. hops: of their shortest paths. paths: how many there are. path: the one over those who
    hold most together, ids from one to the other."""

    a: str
    b: str
    hops: int
    paths: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Connecting:
    """ties: by hops, then ids. apart: pairs without a path. holders: by share, then pairs, then id. entities: those to
    draw, the given ones first. omitted: holders that are not among them. hubs: entities that were not walked as they
    have more neighbours than the limit, and that lie on a way no longer than the shortest."""

    ties: tuple[Tied, ...]
    apart: tuple[tuple[str, str], ...]
    holders: tuple[Holder, ...]
    entities: tuple[str, ...]
    omitted: int
    hubs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    a: int
    b: int
    hops: int
    between: Ints
    parts: NDArray[np.float64]


def connecting_network(
    view: View,
    ids: Sequence[str],
    *,
    max_hops: int = 4,
    avoid: Sequence[str] = (),
    hub_limit: int = 100,
    limit: int = 60,
    progress: Progress = unwatched,
) -> Connecting:
    """The network of all shortest paths of up to max_hops between some entities, direction dropped.

    avoid: entities that no path goes through; they are not among the hubs. hub_limit: an entity that is not given and
    has more distinct neighbours is not walked. limit: entities to draw, the
    given ones included: of each pair one path, the nearest pairs first, then the other holders by rank. progress: told
    from how many of the given entities everything within reach is known.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -KNOWS- eve", "bo -KNOWS- eve", "cy -KNOWS- eve", "ada -KNOWS- bo")
    >>> [(h.id, h.share) for h in connecting_network(view, ["Person:ada", "Person:bo", "Person:cy"]).holders]
    [('Person:eve', 2.0)]
    """
    given = view.places(ids)
    graph = weighted(view, Weight.HOPS)
    degrees = np.diff(graph.bounds)
    walked, shut = degrees <= hub_limit, np.zeros(len(degrees), dtype=bool)
    shut[view.places(avoid)] = True
    walked &= ~shut
    walked[given] = True
    open_to_all = np.zeros(len(walked), dtype=bool)
    found: list[tuple[Ints, NDArray[np.float64]]] = []
    for node in given:
        progress(len(found), len(given))
        found.append(compiled(ways)(graph.bounds, graph.others, walked, open_to_all, node, max_hops))
    hubs, pairs, apart = np.zeros(len(walked), dtype=bool), list[_Pair](), list[tuple[str, str]]()
    for (a, (there, counts)), (b, (back, others)) in combinations(zip(given, found, strict=True), 2):
        hops = int(there[b])
        together = np.where((there >= 0) & (back >= 0), there + back, max_hops + 1)
        hubs |= ~walked & ~shut & (together <= (hops if hops >= 0 else max_hops))
        if hops < 0:
            apart.append((view.ids[a], view.ids[b]))
            continue
        between = np.flatnonzero((together == hops) & walked)
        between = between[(between != a) & (between != b)]
        pairs.append(_Pair(a, b, hops, between, counts[between] * others[between] / counts[b]))
    share = np.zeros(len(walked))
    for pair in pairs:
        share[pair.between] += pair.parts
    share = np.round(share, 9)
    hops_from = {node: there for node, (there, _) in zip(given, found, strict=True)}
    counts_from = {node: counts for node, (_, counts) in zip(given, found, strict=True)}
    pairs.sort(key=lambda pair: (pair.hops, pair.a, pair.b))
    paths = [_best(graph, walked, pair, hops_from[pair.b], share) for pair in pairs]
    holders = _ranked(view, pairs, share)
    drawn = _chosen(given, paths, [view.place(holder.id) or 0 for holder in holders], limit)
    return Connecting(
        ties=tuple(
            Tied(
                view.ids[pair.a],
                view.ids[pair.b],
                pair.hops,
                int(counts_from[pair.a][pair.b]),
                tuple(view.ids[node] for node in path),
            )
            for pair, path in zip(pairs, paths, strict=True)
        ),
        apart=tuple(apart),
        holders=holders,
        entities=tuple(view.ids[node] for node in drawn),
        omitted=len({holder.id for holder in holders} - {view.ids[node] for node in drawn}),
        hubs=tuple(view.ids[node] for node in np.flatnonzero(hubs).tolist()),
    )


def _best(
    graph: Weighted, walked: NDArray[np.bool_], pair: _Pair, to_goal: Ints, share: NDArray[np.float64]
) -> list[int]:
    """The shortest path that at each step takes who holds most together, the first by id of equals."""
    path = [pair.a]
    while path[-1] != pair.b:
        row = graph.others[graph.bounds[path[-1]] : graph.bounds[path[-1] + 1]]
        near = row[(to_goal[row] == to_goal[path[-1]] - 1) & (walked[row] | (row == pair.b))]
        path.append(int(near[np.argmax(share[near])]))
    return path


def _ranked(view: View, pairs: Sequence[_Pair], share: NDArray[np.float64]) -> tuple[Holder, ...]:
    between: dict[int, list[tuple[str, str]]] = {}
    for pair in pairs:
        for node in pair.between.tolist():
            between.setdefault(node, []).append((view.ids[pair.a], view.ids[pair.b]))
    order = sorted(between, key=lambda node: (-share[node], -len(between[node]), node))
    return tuple(Holder(view.ids[node], tuple(between[node]), float(share[node])) for node in order)


def _chosen(given: Sequence[int], paths: Sequence[Sequence[int]], ranked: Sequence[int], limit: int) -> list[int]:
    """The given ones, whole paths while there is room, then others by rank."""
    kept = dict.fromkeys(given)
    for path in paths:
        if len(kept.keys() | set(path)) <= max(limit, len(given)):
            kept |= dict.fromkeys(path)
    for node in ranked:
        if len(kept) < limit:
            kept.setdefault(node)
    return list(kept)
