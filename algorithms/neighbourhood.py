"""Who stands beside whom: a view's links by either end, direction dropped."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph_model.view import View


class Neighbourhood:
    """Compressed rows over both ends of each link. Making one costs a sort of the links; a look-up costs the answer."""

    def __init__(self, view: View) -> None:
        size = len(view.ids)
        ends = np.concatenate([view.starts, view.ends])
        others = np.concatenate([view.ends, view.starts])
        links = np.tile(np.arange(len(view.starts), dtype=np.int64), 2)
        order = np.lexsort((links, others, ends))
        self._others, self._links = others[order], links[order]
        self._bounds = np.searchsorted(ends[order], np.arange(size + 1))
        new = np.ones(len(order), dtype=bool)
        new[1:] = (self._others[1:] != self._others[:-1]) | (ends[order][1:] != ends[order][:-1])
        self._degrees = np.add.reduceat(np.append(new, False), self._bounds[:-1]) if size else np.zeros(0, dtype=int)
        self._degrees[self._bounds[:-1] == self._bounds[1:]] = 0

    def degree(self, node: int) -> int:
        """Distinct neighbours."""
        return int(self._degrees[node])

    def of(self, node: int) -> NDArray[np.int32]:
        """Distinct neighbours of a node, by index."""
        return np.unique(self._others[self._bounds[node] : self._bounds[node + 1]])

    def links(self, a: int, b: int) -> NDArray[np.int64]:
        """Indexes of the links between two nodes."""
        low, high = self._bounds[a], self._bounds[a + 1]
        others = self._others[low:high]
        first, last = np.searchsorted(others, b, "left"), np.searchsorted(others, b, "right")
        return self._links[low + first : low + last]
