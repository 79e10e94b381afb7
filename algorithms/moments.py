"""When facts held: sets of moments, as sorted spans that don't touch. Pure functions over integer milliseconds.

A span is half open; a fact that is a moment holds for its one millisecond, an undated one always.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from graph_model.view import UNDATED, View

Spans = tuple[tuple[int, int], ...]
_FOREVER, _UNDATED = int(np.iinfo(np.int64).max), int(UNDATED)
ALWAYS: Spans = ((-_FOREVER, _FOREVER),)
NEVER: Spans = ()


def held(view: View, links: NDArray[np.int64]) -> Spans:
    """When any of these links held."""
    return join(map(_span, view.since[links].tolist(), view.until[links].tolist()))


def _span(since: int, until: int) -> tuple[int, int]:
    begin = -_FOREVER if since == _UNDATED else since
    end = _FOREVER if until == _UNDATED else until
    return begin, end + 1 if begin == end else end


def join(spans: Iterable[tuple[int, int]]) -> Spans:
    """When any of some spans holds.

    >>> join([(5, 7), (0, 2), (1, 3)])
    ((0, 3), (5, 7))
    """
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        elif begin < end:
            joined.append((begin, end))
    return tuple(joined)


def meet(one: Spans, other: Spans) -> Spans:
    """When both hold.

    >>> meet(((0, 3), (5, 7)), ((2, 6),))
    ((2, 3), (5, 6))
    """
    if one == ALWAYS or other == ALWAYS:
        return other if one == ALWAYS else one
    met, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        begin, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if begin < end:
            met.append((begin, end))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(met)
