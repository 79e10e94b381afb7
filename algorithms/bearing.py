"""Who bore which identifier when, over the whole graph at once: by whose readings somebody was there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.ranges import ranges
from algorithms.spans import spans_within
from algorithms.time_order import FOREVER
from graph_model.view import UNDATED, View

HOPS = 3
"""From a person over a vehicle to its plate, or over a handset and its card to the number."""
HALF_DAY = 45_000_000
"""A moment says that it was so, not for how long: its day counts, which may have 25 hours."""
WHO = ("Person", "Organisation")
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Borne:
    """b rows: identifiers, bearers: node indexes. since, until: milliseconds UTC, half open."""

    identifiers: Ints
    bearers: Ints
    since: Ints
    until: Ints


def bearing(view: View, of: str, issued: Collection[str]) -> Borne:
    """The identifiers that entities of the type `of` bore, while all links on the way held; each bears itself.

    view: of the links that carry. issued: types that are identifiers. The way goes from who bears to what is borne and
    between identifiers, at most `HOPS` links, and never back to another bearer.

    >>> from algorithms.drawn import drawn
    >>> view = drawn("ada -USES-> Vehicle:v", "Plate:p -CARRIED_BY-> Vehicle:v")
    >>> [view.ids[one] for one in bearing(view, "Person", ["Plate"]).identifiers.tolist()]
    ['Person:ada', 'Plate:p', 'Vehicle:v']
    """
    types = np.array([name == of for name in view.type_names], dtype=bool)[view.node_types]
    identifier = np.array([name in issued for name in view.type_names], dtype=bool)[view.node_types]
    who = np.array([name in WHO for name in view.type_names], dtype=bool)[view.node_types]
    start = np.flatnonzero(types).astype(np.int64)
    open_at, shut_at = np.full(len(start), -FOREVER), np.full(len(start), FOREVER)
    rows = [(start, start, open_at, shut_at)]
    begins, ends = spans_within(view)
    moment = (view.since == view.until) & (view.since != UNDATED)
    begins, ends = np.where(moment, begins - HALF_DAY, begins), np.where(moment, ends - 1 + HALF_DAY, ends)
    tails = np.concatenate([view.starts, view.ends]).astype(np.int64)
    heads = np.concatenate([view.ends, view.starts]).astype(np.int64)
    leads = ~who[heads] & (who[tails] | identifier[heads])
    tails, heads = tails[leads], heads[leads]
    begins, ends = np.tile(begins, 2)[leads], np.tile(ends, 2)[leads]
    order = np.argsort(tails, kind="stable")
    tails, heads, begins, ends = tails[order], heads[order], begins[order], ends[order]
    here, origin, since, until = start, start, open_at, shut_at
    walks = ~identifier[here]
    here, origin, since, until = here[walks], origin[walks], since[walks], until[walks]
    for _ in range(HOPS):
        first, last = np.searchsorted(tails, here), np.searchsorted(tails, here, side="right")
        counts = last - first
        by = np.repeat(np.arange(len(here)), counts)
        link = ranges(first, counts)
        here, origin = heads[link], origin[by]
        since, until = np.maximum(since[by], begins[link]), np.minimum(until[by], ends[link])
        kept = since < until
        found = np.unique(np.stack([here[kept], origin[kept], since[kept], until[kept]]), axis=1)
        here, origin, since, until = found
        rows.append((here, origin, since, until))
    columns = [np.concatenate(several) for several in zip(*rows, strict=True)]
    return Borne(*np.unique(np.stack(columns), axis=1))
