"""Which groups does the network fall into, and who is in the group of one entity?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.pairs import Pairs, pairs_of
from algorithms.partition import OUTSIDE, Labels, Method, core_numbers, modularity, partition
from graph_model.view import View


@dataclass(frozen=True, slots=True)
class Community:
    """One group and what speaks for it.

    number: place in the order by size, then smallest id, from 1. members: ids, sorted. types: (type, how many), most
    first. inside, leaving: distinct pairs of entities within it, and from it to others. records: links within it.
    """

    number: int
    members: tuple[str, ...]
    types: tuple[tuple[str, int], ...]
    inside: int
    leaving: int
    records: int


@dataclass(frozen=True, slots=True)
class Communities:
    """All groups. modularity: of the whole partition, -0.5 to 1, where 0 is what chance gives. k: the core's, for
    K_CORE. outside: entities in no community (K_CORE only). entities, pairs, records: what was looked at."""

    communities: tuple[Community, ...]
    modularity: float
    method: Method
    resolution: float
    seed: int
    k: int | None
    outside: int
    entities: int
    pairs: int
    records: int


def communities(
    view: View, method: Method = Method.LEIDEN, resolution: float = 1.0, seed: int = 1, k: int | None = None
) -> Communities:
    """Split the entities of a view into communities; each pair that is linked counts once, whatever its direction.

    resolution: of LEIDEN and LOUVAIN, above 0; larger gives more and smaller groups. seed: any integer; the same gives
    the same bytes. k: of K_CORE, the least number of neighbours within the group; by default the largest possible.

    >>> from algorithms.drawn import drawn
    >>> two = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "cy -KNOWS- ada", "dee -KNOWS- eve", "eve -KNOWS- ada")
    >>> [group.members for group in communities(two).communities]
    [('Person:ada', 'Person:bo', 'Person:cy'), ('Person:dee', 'Person:eve')]
    """
    pairs = pairs_of(view)
    if method is Method.K_CORE and k is None:
        k = int(core_numbers(pairs).max(initial=0))
    labels = partition(pairs, method, resolution, seed, k)
    return Communities(
        communities=tuple(_described(view, pairs, _ranked(labels))),
        modularity=modularity(pairs, labels),
        method=method,
        resolution=resolution,
        seed=seed,
        k=k if method is Method.K_CORE else None,
        outside=int(np.count_nonzero(labels == OUTSIDE)),
        entities=pairs.size,
        pairs=len(pairs.left),
        records=int(pairs.records.sum()),
    )


def community_of(
    view: View, entity: str, method: Method = Method.LEIDEN, resolution: float = 1.0, seed: int = 1
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
    found = communities(view, method, resolution, seed, k)
    return next((c, found) for c in found.communities if entity in c.members)


def _ranked(labels: Labels) -> Labels:
    """The same partition, numbered from 0 by size, then by the smallest node; OUTSIDE stays."""
    inside = labels != OUTSIDE
    names, first, numbers, sizes = np.unique(labels[inside], return_index=True, return_inverse=True, return_counts=True)
    places = np.empty(len(names), dtype=np.int64)
    places[np.lexsort((first, -sizes))] = np.arange(len(names))
    ranked = np.full(len(labels), OUTSIDE, dtype=np.int64)
    ranked[inside] = places[numbers]
    return ranked


def _described(view: View, pairs: Pairs, labels: Labels) -> Iterator[Community]:
    count = int(labels.max(initial=OUTSIDE)) + 1
    left, right = labels[pairs.left], labels[pairs.right]
    within = (left == right) & (left != OUTSIDE)
    inside = np.bincount(left[within], minlength=count)
    records = np.bincount(left[within], weights=pairs.records[within], minlength=count).astype(np.int64)
    crossing = np.concatenate([left[left != right], right[left != right]])
    leaving = np.bincount(crossing[crossing != OUTSIDE], minlength=count)
    order = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[order], np.arange(count + 1))
    for number in range(count):
        nodes = order[bounds[number] : bounds[number + 1]]
        yield Community(
            number=number + 1,
            members=tuple(view.ids[node] for node in nodes),
            types=type_counts(view, nodes),
            inside=int(inside[number]),
            leaving=int(leaving[number]),
            records=int(records[number]),
        )


def type_counts(view: View, nodes: NDArray[np.int64]) -> tuple[tuple[str, int], ...]:
    """How many of these nodes are of each type, most first."""
    types, counts = np.unique(view.node_types[nodes], return_counts=True)
    named = ((view.type_names[t], int(c)) for t, c in zip(types, counts, strict=True))
    return tuple(sorted(named, key=lambda found: (-found[1], found[0])))
