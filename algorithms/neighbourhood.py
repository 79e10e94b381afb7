"""Who stands beside whom: a view's links by either end, direction dropped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from graph_model.view import View

_KEPT: dict[int, Neighbourhood] = {}


class Neighbourhood:
    """Compressed rows over both ends of each link between two nodes.

    Making one costs a sort of the links; a look-up costs the answer.
    """

    @classmethod
    def of(cls, view: View) -> Neighbourhood:
        """The neighbourhood of a view, made once and kept as long as the view's links are. Threads may share it."""
        key = id(view.starts)
        kept = _KEPT.get(key)
        if kept is None:
            finalize(view.starts, _KEPT.pop, key, None)
            kept = _KEPT[key] = cls(view)
        return kept

    @staticmethod
    def is_made(view: View) -> bool:
        """Whether `of` would find it made."""
        return id(view.starts) in _KEPT

    def __init__(self, view: View) -> None:
        size = len(view.ids)
        links = np.flatnonzero(view.starts != view.ends)
        ends = np.concatenate([view.starts[links], view.ends[links]])
        others = np.concatenate([view.ends[links], view.starts[links]])
        links = np.tile(links, 2)
        order = np.lexsort((links, others, ends))
        self._others, self._links = others[order], links[order]
        self._inward = order >= len(order) // 2
        self._bounds = np.searchsorted(ends[order], np.arange(size + 1))
        new = np.ones(len(order), dtype=bool)
        new[1:] = (self._others[1:] != self._others[:-1]) | (ends[order][1:] != ends[order][:-1])
        self._new = np.flatnonzero(new)
        self._degrees = np.add.reduceat(np.append(new, False), self._bounds[:-1]) if size else np.zeros(0, dtype=int)
        self._degrees[self._bounds[:-1] == self._bounds[1:]] = 0

    def degree(self, node: int) -> int:
        """Distinct neighbours."""
        return int(self._degrees[node])

    def degrees(self, nodes: NDArray[np.int32]) -> NDArray[np.int64]:
        """Distinct neighbours of each of some nodes."""
        return self._degrees[nodes]

    def rows(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(bounds, others, links): n + 1 bounds of the rows of all links at each node, by neighbour and link."""
        return self._bounds, self._others.astype(np.int64), self._links

    def inward(self) -> NDArray[np.bool_]:
        """For each link in `rows`, whether its arrow points at the node whose row it is."""
        return self._inward

    def distinct(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """(bounds, others, links, first): n + 1 bounds of the rows of distinct neighbours, by index; all links from
        either end, those to one neighbour together; where in them each neighbour's begin."""
        return (
            np.searchsorted(self._new, self._bounds),
            self._others[self._new].astype(np.int64),
            self._links,
            self._new,
        )

    def beside(self, node: int) -> NDArray[np.int32]:
        """Distinct neighbours of a node, by index."""
        return np.unique(self._others[self._bounds[node] : self._bounds[node + 1]])

    def row(self, node: int) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.bool_]]:
        """(others, links, inward): the links at one node, by neighbour and link."""
        part = slice(int(self._bounds[node]), int(self._bounds[node + 1]))
        return self._others[part], self._links[part], self._inward[part]

    def links(self, a: int, b: int) -> NDArray[np.int64]:
        """Indexes of the links between two nodes."""
        low, high = int(self._bounds[a]), int(self._bounds[a + 1])
        # Rows are short: one comparison after the other is done before numpy has begun.
        first = bisect_left(self._others, b, low, high)
        return self._links[first : bisect_right(self._others, b, first, high)]
