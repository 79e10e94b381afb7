"""The undirected simple graph beneath a view: each pair of entities counts once, however many records tie it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.view import View


@dataclass(frozen=True, slots=True)
class Pairs:
    """size: number of nodes. left < right: node indexes of the m distinct pairs, sorted. records: m link counts.
    weights: how strong each pair is, above 0; None where each counts as much as any other."""

    size: int
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    records: NDArray[np.int64]
    weights: NDArray[np.float64] | None = None

    def strengths(self) -> NDArray[np.float64]:
        """The weight of each pair, 1 where none were given."""
        return np.ones(len(self.left)) if self.weights is None else self.weights

    def strength(self) -> NDArray[np.float64]:
        """The sum of the weights of each node's pairs."""
        if self.weights is None:
            return self.degrees().astype(np.float64)
        both = np.tile(self.weights, 2)
        ends = np.concatenate([self.left, self.right])
        return np.bincount(ends, weights=both, minlength=self.size).astype(np.float64)

    def degrees(self) -> NDArray[np.int64]:
        """Distinct neighbours of each node."""
        return np.bincount(np.concatenate([self.left, self.right]), minlength=self.size)

    def links(self) -> NDArray[np.int64]:
        """Links at each node, parallel ones counted each."""
        both = np.concatenate([self.records, self.records])
        counts = np.bincount(np.concatenate([self.left, self.right]), weights=both, minlength=self.size)
        return counts.astype(np.int64)


def pairs_of(view: View, weights: NDArray[np.float64] | None = None) -> Pairs:
    """Fold a view's links into distinct pairs; direction is dropped. weights: of each link; those of a pair add up."""
    size = len(view.ids)
    low = np.minimum(view.starts, view.ends).astype(np.int64)
    high = np.maximum(view.starts, view.ends).astype(np.int64)
    apart = low != high
    each = (low * size + high)[apart]
    packed, records = np.unique(each, return_counts=True)
    summed: NDArray[np.float64] | None = None
    if weights is not None:
        numbers = np.searchsorted(packed, each)
        summed = np.bincount(numbers, weights=weights[apart], minlength=len(packed)).astype(np.float64)
    return Pairs(size, packed // max(size, 1), packed % max(size, 1), records.astype(np.int64), summed)


def among(view: View, ids: Iterable[str]) -> View:
    """The part of a view between these entities; ids that the view does not hold are left out."""
    wanted = set(ids)
    keep = np.fromiter((i in wanted for i in view.ids), dtype=bool, count=len(view.ids))
    renumbered = np.cumsum(keep, dtype=np.int32) - np.int32(1)
    inside = keep[view.starts] & keep[view.ends]
    return View(
        ids=[i for i in view.ids if i in wanted],
        node_types=view.node_types[keep],
        type_names=view.type_names,
        starts=renumbered[view.starts[inside]],
        ends=renumbered[view.ends[inside]],
        link_types=view.link_types[inside],
        link_names=view.link_names,
        since=view.since[inside],
        until=view.until[inside],
        grades=view.grades[inside],
        age=view.age,
        hidden=view.hidden,
    )
