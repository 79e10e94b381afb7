"""Who belongs together: one label for each node of an undirected graph, by the method that was asked for.

Leiden: Traag, Waltman, van Eck 2019. Louvain: Blondel et al. 2008, in the form of Staudt and Meyerhenke 2016, as is
label propagation (Raghavan et al. 2007). k-core: Seidman 1983.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from algorithms.pairs import Pairs
from algorithms.seeded import networkit

Labels = NDArray[np.int64]
OUTSIDE = -1
"""Label of a node that belongs to no community."""
LEIDEN_ROUNDS = 10


class Method(StrEnum):
    """How communities are found."""

    LEIDEN = "LEIDEN"
    LOUVAIN = "LOUVAIN"
    LABEL_PROPAGATION = "LABEL_PROPAGATION"
    COMPONENTS = "COMPONENTS"
    K_CORE = "K_CORE"


def partition(pairs: Pairs, method: Method, resolution: float = 1.0, seed: int = 1, k: int | None = None) -> Labels:
    """A label for each node; nodes of one label are one community. resolution: of Leiden and Louvain, larger finds
    more and smaller communities. k: of K_CORE, by default the largest for which a core exists."""
    if method is Method.COMPONENTS:
        return _components(pairs, np.ones(pairs.size, dtype=bool))
    if method is Method.K_CORE:
        cores = core_numbers(pairs)
        return _components(pairs, cores >= (cores.max(initial=0) if k is None else k))
    if not len(pairs.left):
        return np.arange(pairs.size)
    order = np.arange(pairs.size)
    if method is Method.LABEL_PROPAGATION:
        # NetworKit asks the nodes in the order of their numbers, the method in an order by chance.
        order = np.random.default_rng(seed).permutation(pairs.size)
    with networkit(replace(pairs, left=order[pairs.left], right=order[pairs.right]), seed) as (nk, graph):
        found = _detector(nk, graph, method, resolution).run().getPartition().getVector()
    return np.asarray(found, dtype=np.int64)[order]


def core_numbers(pairs: Pairs) -> NDArray[np.int64]:
    """For each node the largest k such that it has k neighbours in a part where everybody has k."""
    if not len(pairs.left):
        return np.zeros(pairs.size, dtype=np.int64)
    with networkit(pairs, seed=1) as (nk, graph):
        return np.asarray(nk.centrality.CoreDecomposition(graph).run().scores(), dtype=np.int64)


def _detector(nk: Any, graph: Any, method: Method, resolution: float) -> Any:
    if method is Method.LEIDEN:
        return nk.community.ParallelLeiden(graph, iterations=LEIDEN_ROUNDS, gamma=resolution)
    if method is Method.LOUVAIN:
        return nk.community.PLM(graph, refine=False, gamma=resolution, par="none randomized")
    return nk.community.PLP(graph)


def _components(pairs: Pairs, inside: NDArray[np.bool_]) -> Labels:
    """Connected components among the nodes of `inside`; the others are OUTSIDE."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    keep = inside[pairs.left] & inside[pairs.right]
    left, right = pairs.left[keep], pairs.right[keep]
    matrix = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(pairs.size, pairs.size))
    labels: Labels = connected_components(matrix, directed=False)[1].astype(np.int64)
    return np.where(inside, labels, OUTSIDE)


def modularity(pairs: Pairs, labels: Labels, resolution: float = 1.0) -> float:
    """Newman's modularity of a partition, by the weights of the pairs; a node OUTSIDE counts as a community of its
    own."""
    if not len(pairs.left):
        return 0.0
    whole = np.where(labels == OUTSIDE, labels.max() + 1 + np.arange(len(labels)), labels)
    strengths = pairs.strengths()
    inside = strengths[whole[pairs.left] == whole[pairs.right]].sum()
    degrees = np.bincount(whole, weights=pairs.strength())
    m = strengths.sum()
    return float(inside / m - resolution * np.sum((degrees / (2 * m)) ** 2))
