"""When each link of a view may be walked: its time within a window, half open, as two columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.time_order import FOREVER
from graph_model.view import UNDATED, View

Ints = NDArray[np.int64]
Window = tuple[int | None, int | None]


def spans_within(view: View, window: Window = (None, None), *, undated: bool = True) -> tuple[Ints, Ints]:
    """(begins, ends) of each link, milliseconds UTC. A moment is its one millisecond, an open side is FOREVER; where a
    link may not be walked, its end is not after its begin. undated: whether undated facts hold at any time.

    >>> from algorithms.drawn import drawn
    >>> begins, ends = spans_within(drawn("ada -KNOWS- bo"), (5, 9))
    >>> (begins.tolist(), ends.tolist())
    ([5], [9])
    """
    low, high = (-FOREVER if window[0] is None else window[0]), (FOREVER if window[1] is None else window[1])
    begins = np.where(view.since == UNDATED, -FOREVER, view.since)
    ends = np.where(view.until == UNDATED, FOREVER, view.until)
    ends = np.minimum(np.where(begins == ends, ends + 1, ends), high)
    begins = np.maximum(begins, low)
    if not undated:
        ends = np.where((view.since == UNDATED) & (view.until == UNDATED), begins, ends)
    return begins, ends
