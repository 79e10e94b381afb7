"""Which groups does the network fall into, and who is in the group of one entity?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.belonging import BY_CHANCE, sureness
from algorithms.bridges import Bridges, bridges
from algorithms.pairs import Pairs, pairs_of
from algorithms.partition import OUTSIDE, Labels, Method, core_numbers, modularity, partition
from graph_model.view import View


@dataclass(frozen=True, slots=True)
class Community:
    """One group and what speaks for it.

    number: place in the order by size, then smallest id, from 1. members: ids, sorted. types: (type, how many), most
    first. inside, leaving: distinct pairs of entities within it, and from it to others. records: links within it.
    links: (type, how many) of these, most first. across: what ties it to other communities, and over whom. sure: for
    each member the share of the runs with other seeds in which it is in this community again; None without runs.
    """

    number: int
    members: tuple[str, ...]
    types: tuple[tuple[str, int], ...]
    inside: int
    leaving: int
    records: int
    links: tuple[tuple[str, int], ...]
    across: Bridges
    sure: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Communities:
    """All groups. modularity: of the whole partition, -0.5 to 1, where 0 is what chance gives. k: the core's, for
    K_CORE. outside: entities in no community (K_CORE only). runs: made with other seeds to see how sure members belong.
    entities, pairs, records: what was looked at."""

    communities: tuple[Community, ...]
    modularity: float
    method: Method
    resolution: float
    seed: int
    k: int | None
    outside: int
    runs: int
    entities: int
    pairs: int
    records: int


def communities(
    view: View,
    method: Method = Method.LEIDEN,
    resolution: float = 1.0,
    seed: int = 1,
    k: int | None = None,
    *,
    runs: int = 0,
    weights: NDArray[np.float64] | None = None,
) -> Communities:
    """Split the entities of a view into communities; each pair that is linked counts once, whatever its direction.

    resolution: of LEIDEN and LOUVAIN, above 0; larger gives more and smaller groups. seed: any integer; the same gives
    the same bytes. k: of K_CORE, the least number of neighbours within the group; by default the largest possible.
    runs: with other seeds, see `belonging`. weights: of the links, for LEIDEN, LOUVAIN and LABEL_PROPAGATION and the
    modularity.

    >>> from algorithms.drawn import drawn
    >>> two = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "cy -KNOWS- ada", "dee -KNOWS- eve", "eve -KNOWS- ada")
    >>> [group.members for group in communities(two).communities]
    [('Person:ada', 'Person:bo', 'Person:cy'), ('Person:dee', 'Person:eve')]
    """
    pairs = pairs_of(view, weights)
    if method is Method.K_CORE and k is None:
        k = int(core_numbers(pairs).max(initial=0))
    labels = ranked(partition(pairs, method, resolution, seed, k))
    sure = sureness(pairs, labels, method, resolution, seed, runs) if runs else None
    return Communities(
        communities=tuple(_described(view, pairs, labels, sure)),
        modularity=modularity(pairs, labels),
        method=method,
        resolution=resolution,
        seed=seed,
        k=k if method is Method.K_CORE else None,
        outside=int(np.count_nonzero(labels == OUTSIDE)),
        runs=runs if method in BY_CHANCE else 0,
        entities=pairs.size,
        pairs=len(pairs.left),
        records=int(pairs.records.sum()),
    )


def community_of(
    view: View,
    entity: str,
    method: Method = Method.LEIDEN,
    resolution: float = 1.0,
    seed: int = 1,
    *,
    runs: int = 0,
    weights: NDArray[np.float64] | None = None,
) -> tuple[Community, Communities] | None:
    """The community that holds `entity`, and all of them; None where the view does not hold it.

    With K_CORE the core is the densest one that the entity belongs to.
    """
    place = view.place(entity)
    if place is None:
        return None
    k = None
    if method is Method.K_CORE:
        k = int(core_numbers(pairs_of(view))[place])
    found = communities(view, method, resolution, seed, k, runs=runs, weights=weights)
    return next((c, found) for c in found.communities if entity in c.members)


def ranked(labels: Labels) -> Labels:
    """The same partition, numbered from 0 by size, then by the smallest node; OUTSIDE stays."""
    inside = labels != OUTSIDE
    names, first, numbers, sizes = np.unique(labels[inside], return_index=True, return_inverse=True, return_counts=True)
    places = np.empty(len(names), dtype=np.int64)
    places[np.lexsort((first, -sizes))] = np.arange(len(names))
    ranked = np.full(len(labels), OUTSIDE, dtype=np.int64)
    ranked[inside] = places[numbers]
    return ranked


def _described(view: View, pairs: Pairs, labels: Labels, sure: NDArray[np.float64] | None) -> Iterator[Community]:
    count = int(labels.max(initial=OUTSIDE)) + 1
    left, right = labels[pairs.left], labels[pairs.right]
    within = (left == right) & (left != OUTSIDE)
    inside = np.bincount(left[within], minlength=count)
    records = np.bincount(left[within], weights=pairs.records[within], minlength=count).astype(np.int64)
    crossing = np.concatenate([left[left != right], right[left != right]])
    leaving = np.bincount(crossing[crossing != OUTSIDE], minlength=count)
    order = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[order], np.arange(count + 1))
    links = _links_within(view, labels, count)
    across = bridges(view, pairs, labels, count)
    for number in range(count):
        nodes = order[bounds[number] : bounds[number + 1]]
        yield Community(
            number=number + 1,
            members=tuple(view.ids[node] for node in nodes),
            types=type_counts(view, nodes),
            inside=int(inside[number]),
            leaving=int(leaving[number]),
            records=int(records[number]),
            links=links[number],
            across=across[number],
            sure=None if sure is None else tuple(sure[nodes].tolist()),
        )


def _links_within(view: View, labels: Labels, count: int) -> list[tuple[tuple[str, int], ...]]:
    """For each community how many links of each type it holds, most first."""
    starts, ends = labels[view.starts], labels[view.ends]
    within = (starts == ends) & (starts != OUTSIDE) & (view.starts != view.ends)
    width = max(len(view.link_names), 1)
    packed, counts = np.unique(starts[within] * width + view.link_types[within], return_counts=True)
    found: list[list[tuple[str, int]]] = [[] for _ in range(count)]
    for row, links in zip(packed.tolist(), counts.tolist(), strict=True):
        found[row // width].append((view.link_names[row % width], links))
    return [tuple(sorted(links, key=lambda link: (-link[1], link[0]))) for links in found]


def type_counts(view: View, nodes: NDArray[np.int64]) -> tuple[tuple[str, int], ...]:
    """How many of these nodes are of each type, most first."""
    types, counts = np.unique(view.node_types[nodes], return_counts=True)
    named = ((view.type_names[t], int(c)) for t, c in zip(types, counts, strict=True))
    return tuple(sorted(named, key=lambda found: (-found[1], found[0])))
