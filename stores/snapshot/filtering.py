"""Which links pass a reader's filter, over all links at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph_model.grade import UNJUDGED
from graph_model.reader import FactFilter
from graph_model.view import UNDATED

if TYPE_CHECKING:
    from stores.snapshot.snapshot import Snapshot

_FOREVER = np.iinfo(np.int64).max


def passes(snapshot: Snapshot, chosen: FactFilter) -> NDArray[np.bool_]:
    """True for each link that the filter lets through."""
    passing = np.ones(len(snapshot.starts), dtype=bool)
    if chosen.since is not None or chosen.until is not None:
        passing &= _in_window(snapshot, chosen)
    if chosen.least_grade is not None:
        least = chosen.least_grade
        for values, worst in ((snapshot.grades // 10, least.reliability), (snapshot.grades % 10, least.credibility)):
            unjudged = values == UNJUDGED
            passing &= np.where(unjudged, chosen.ungraded, values <= worst)
    names = snapshot.source_names
    if chosen.sources is not None:
        passing &= np.isin(snapshot.sources, [n for n, name in enumerate(names) if name in chosen.sources])
    if chosen.not_sources:
        passing &= ~np.isin(snapshot.sources, [n for n, name in enumerate(names) if name in chosen.not_sources])
    if chosen.as_of is not None:
        passing &= snapshot.recorded <= chosen.as_of
    return passing


def _in_window(snapshot: Snapshot, chosen: FactFilter) -> NDArray[np.bool_]:
    """Both the window and a fact's time are half open; a moment counts where the window holds it."""
    begin = -_FOREVER if chosen.since is None else chosen.since
    end = _FOREVER if chosen.until is None else chosen.until
    since = snapshot.since
    until = np.where(snapshot.until == UNDATED, _FOREVER, snapshot.until)
    undated = (snapshot.since == UNDATED) & (snapshot.until == UNDATED)
    holds = (since < end) & ((until > begin) | ((since == until) & (since >= begin)))
    return np.where(undated, chosen.undated, holds)
