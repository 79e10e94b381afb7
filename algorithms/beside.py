"""What stands beside an entity, and in which order: the same answers as the store gives, out of arrays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from algorithms.neighbourhood import Neighbourhood
from graph_model.neighbours import UNRANKED, FoldedLink, LinkCount, Neighbour, Shape
from graph_model.view import UNDATED, View

Ints = NDArray[np.int64]
FURTHEST = 1 << 62
"""Beyond any rank."""


class Order(StrEnum):
    """STRONGEST: by facts shared with the centre. LATEST: by the last of them. MOST_LINKED: by distinct neighbours over
    the whole view."""

    STRONGEST = "STRONGEST"
    LATEST = "LATEST"
    MOST_LINKED = "MOST_LINKED"


@dataclass(frozen=True, slots=True)
class Beside:
    """Some links at one node. others: the node at the other end of each, ascending; inward: whether its arrow points at
    the centre.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "ada -OWNS-> Vehicle:car")
    >>> Beside.of(view, "Person:ada").page(Order.MOST_LINKED)
    ([Neighbour(id='Person:bo', rank=2), Neighbour(id='Vehicle:car', rank=1)], 2)
    """

    view: View
    node: int
    others: NDArray[np.int32]
    links: Ints
    inward: NDArray[np.bool_]

    @classmethod
    def of(cls, view: View, entity: str, shape: Shape | None = None) -> Beside:
        """The links of a shape at an entity; none where the view does not hold it."""
        node, shape = view.place(entity), shape or Shape()
        if node is None:
            none = np.zeros(0, dtype=np.int64)
            return cls(view, -1, none.astype(np.int32), none, none.astype(bool))
        others, links, inward = Neighbourhood.of(view).row(node)
        fits = np.ones(len(links), dtype=bool)
        if shape.link_types is not None:
            fits &= np.isin(view.link_types[links], _numbers(view.link_names, shape.link_types))
        if shape.types is not None:
            fits &= np.isin(view.node_types[others], _numbers(view.type_names, shape.types))
        if shape.direction != "BOTH":
            fits &= inward == (shape.direction == "IN")
        return cls(view, node, others[fits], links[fits], inward[fits])

    def counts(self) -> list[LinkCount]:
        """By link type and direction."""
        names, size = self.view.link_names, len(self.view.ids)
        kinds = 2 * self.view.link_types[self.links].astype(np.int64) + ~self.inward
        facts = np.bincount(kinds, minlength=2 * len(names))
        beside = np.bincount(np.unique(kinds * size + self.others) // max(size, 1), minlength=2 * len(names))
        found = [
            LinkCount(names[kind // 2], "OUT" if kind % 2 else "IN", int(facts[kind]), int(beside[kind]))
            for kind in np.flatnonzero(facts).tolist()
        ]
        return sorted(found, key=lambda count: (count.link_type, count.direction))

    def page(self, order: Order, after: tuple[int, str] | None = None, limit: int = 50) -> tuple[list[Neighbour], int]:
        """Neighbours, those of the highest rank first, then by id, behind (rank, id), and how many there are in all."""
        others, first, count = np.unique(self.others, return_index=True, return_counts=True)
        ranks = _RANKS[order](self, others, first, count)
        by_rank = np.lexsort((others, -ranks))
        others, ranks = others[by_rank], ranks[by_rank]
        begin = 0
        if after is not None:
            rank = max(-FURTHEST, min(after[0], FURTHEST))
            begin, end = (int(np.searchsorted(-ranks, -rank, side)) for side in ("left", "right"))
            begin += int(np.searchsorted(others[begin:end], bisect_right(self.view.ids, after[1])))
        shown = zip(others[begin : begin + limit].tolist(), ranks[begin : begin + limit].tolist(), strict=True)
        return [Neighbour(self.view.ids[other], rank) for other, rank in shown], len(others)

    def folded(self, ids: Iterable[str]) -> list[FoldedLink]:
        """The links to some neighbours, parallel facts folded, by (start, end, type)."""
        view = self.view
        chosen = np.flatnonzero(np.isin(self.others, view.places(ids)))
        if not len(chosen):
            return []
        links, others, inward = self.links[chosen], self.others[chosen], self.inward[chosen]
        starts, ends = np.where(inward, others, self.node), np.where(inward, self.node, others)
        kinds = np.argsort(np.argsort(view.link_names))[view.link_types[links]]
        order = np.lexsort((kinds, ends, starts))
        links, starts, ends, kinds = links[order], starts[order], ends[order], kinds[order]
        first = np.flatnonzero(np.any(np.diff((starts, ends, kinds), prepend=-1), axis=0))
        since, grades = view.since[links], view.grades[links]
        dated = np.where(since == UNDATED, np.iinfo(np.int64).max, since)
        columns = (
            starts[first],
            ends[first],
            view.link_types[links[first]],
            np.diff(first, append=len(links)),
            np.minimum.reduceat(dated, first),
            np.maximum.reduceat(_lasts(view, links), first),
            np.minimum.reduceat(grades, first),
            np.maximum.reduceat(grades, first),
        )
        return [
            FoldedLink(
                view.ids[start],
                view.ids[end],
                view.link_names[kind],
                count,
                None if begun == np.iinfo(np.int64).max else begun,
                None if last == UNDATED else last,
                best,
                worst,
            )
            for start, end, kind, count, begun, last, best, worst in zip(*(c.tolist() for c in columns), strict=True)
        ]


def _by_last(beside: Beside, _others: NDArray[np.int32], first: Ints, _count: Ints) -> Ints:
    if not len(first):
        return np.zeros(0, dtype=np.int64)
    lasts = np.maximum.reduceat(_lasts(beside.view, beside.links), first)
    return np.where(lasts == UNDATED, UNRANKED, lasts)


def _lasts(view: View, links: Ints) -> Ints:
    return np.where(view.until[links] == UNDATED, view.since[links], view.until[links])


_RANKS: dict[Order, Callable[[Beside, NDArray[np.int32], Ints, Ints], Ints]] = {
    Order.STRONGEST: lambda _beside, _others, _first, count: count,
    Order.LATEST: _by_last,
    Order.MOST_LINKED: lambda beside, others, _first, _count: Neighbourhood.of(beside.view).degrees(others),
}


def _numbers(names: tuple[str, ...], chosen: Iterable[str]) -> list[int]:
    wanted = set(chosen)
    return [number for number, name in enumerate(names) if name in wanted]
