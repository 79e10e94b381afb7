"""The whole graph as arrays, as one reader may see it: what algorithms are pure functions of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class View:
    """Nodes are clusters (what visible SAME_AS verdicts join), sorted by id, so ties by index are ties by id.

    ids: n entity ids, each cluster's smallest visible member. node_types: n indexes into type_names.
    starts, ends: m node indexes of visible links that pass the filter (a link inside one cluster is left out), sorted
    by (start, end, type, link id). link_types: m indexes into link_names. since, until: m int64 milliseconds UTC, or
    UNDATED. grades: m int16, reliability * 10 + credibility. age: seconds since the snapshot was pulled.
    hidden: links that the reader may see but the filter leaves out. amounts: m int64, how much a link of money says was
    paid, in the currency's smallest unit; currencies: m int16 indexes into currency_names, -1 for a link without an
    amount. Both are None where nobody pulled them.
    """

    ids: Sequence[str]
    node_types: NDArray[np.int16]
    type_names: tuple[str, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    link_types: NDArray[np.int16]
    link_names: tuple[str, ...]
    since: NDArray[np.int64]
    until: NDArray[np.int64]
    grades: NDArray[np.int16]
    age: float = 0.0
    hidden: int = 0
    amounts: NDArray[np.int64] | None = None
    currencies: NDArray[np.int16] | None = None
    currency_names: tuple[str, ...] = ()

    def place(self, entity: str) -> int | None:
        """The index of a node by its id, None where there is none."""
        at = bisect_left(self.ids, entity)
        return at if at < len(self.ids) and self.ids[at] == entity else None

    def places(self, entities: Iterable[str]) -> list[int]:
        """The indexes of those that there are, sorted, each once."""
        return sorted({place for entity in entities if (place := self.place(entity)) is not None})


UNDATED = np.iinfo(np.int64).min
