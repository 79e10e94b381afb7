"""Ties between those who were at one sensor within a window: many at once are tied less, too many not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.bearing import Borne
from algorithms.ranges import ranges
from graph_model.errors import LimitExceeded
from graph_model.sightings import Sightings
from graph_model.view import View

HOUR = 3_600_000
MOST_ROWS = 100_000_000
"""Pairs of readings within the window that are looked at."""
PART = 4_000_000
"""Of which so many are held at once."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Met:
    """t ties. one < other: indexes of those among whom it was asked. places: place indexes. weights: above 0. readings:
    how many readings these ties rest on. crowded: places, by id, where more than the limit were within the window at
    some time."""

    one: Ints
    other: Ints
    places: Ints
    weights: NDArray[np.float64]
    readings: int
    crowded: tuple[str, ...]


def copresence_ties(
    ids: Sequence[str],
    sightings: Sightings,
    carried: View,
    borne: Borne,
    within_seconds: float,
    hub_limit: int,
    *,
    most_rows: int = MOST_ROWS,
) -> Met:
    """Ties among `ids` of those who were read at one place within `within_seconds`. borne: by nodes of `carried`.

    Each reading opens a window. Where d bear a reading in it, whoever opened it is tied to each of the others by
    1 / (d - 1), so that each window gives away one in all, as a shared thing does; a window of more than `hub_limit`
    ties nobody. Of windows that two share at one place in one hour (UTC) the strongest counts, and no other: who waits
    in a queue is not tied the more for each reading. Raises LimitExceeded.
    """
    rows, who = _by_bearer(ids, sightings, carried, borne)
    order = np.lexsort((who, sightings.at[rows], sightings.places[rows]))
    rows, who = rows[order], who[order]
    at, places = sightings.at[rows], sightings.places[rows].astype(np.int64)
    width = int(at.max() - at.min()) + round(within_seconds * 1000) + 2 if len(at) else 1
    key = places * width + (at - (at.min() if len(at) else 0))
    ends = np.searchsorted(key, key + round(within_seconds * 1000), side="right")
    lengths = ends - np.arange(len(key)) - 1
    total = int(lengths.sum())
    if total > most_rows:
        raise LimitExceeded("pairs of readings within the window", total, most_rows)
    size, parts, read = max(len(ids), 1), [], np.zeros(len(rows), dtype=bool)
    crowded = np.zeros(len(sightings.where.ids), dtype=bool)
    for opened, later in _windows(lengths):
        two = who[opened] != who[later]
        opened, later = opened[two], later[two]
        # Each other bearer once in a window, by the first of their readings in it.
        _, first = np.unique(opened * size + who[later], return_index=True)
        opened, later = opened[first], later[first]
        others = np.bincount(opened, minlength=len(rows))[opened]
        crowded[places[opened[others >= hub_limit]]] = True
        few = others < hub_limit
        opened, later, weights = opened[few], later[few], 1.0 / others[few]
        read[opened] = read[later] = True
        low, high = np.minimum(who[opened], who[later]), np.maximum(who[opened], who[later])
        parts.append(_strongest(low, high, places[opened], at[opened] // HOUR, weights))
    columns = [np.concatenate(several) for several in zip(*parts, strict=True)] if parts else [np.zeros(0)] * 5
    low, high, place, hour = (column.astype(np.int64) for column in columns[:4])
    low, high, place, _, weights = _strongest(low, high, place, hour, columns[4])
    ties, number = np.unique(np.stack([low, high, place]), axis=1, return_inverse=True)
    summed = np.zeros(ties.shape[1])
    np.add.at(summed, number.ravel(), weights)
    names = tuple(sightings.where.ids[place] for place in np.flatnonzero(crowded).tolist())
    return Met(ties[0], ties[1], ties[2], summed, len(np.unique(rows[read])), names)


def _by_bearer(ids: Sequence[str], sightings: Sightings, carried: View, borne: Borne) -> tuple[Ints, Ints]:
    """(rows, who): each reading beside each of `ids` whose it was then; once where several links say so."""
    asked = {entity: number for number, entity in enumerate(ids)}
    wanted = np.array([asked.get(one, -1) for one in carried.ids], dtype=np.int64)
    node_of = {entity: node for node, entity in enumerate(carried.ids)}
    nodes = np.array([node_of.get(one, -1) for one in sightings.subject_ids], dtype=np.int64)
    node = nodes[sightings.subjects] if len(nodes) else np.zeros(0, dtype=np.int64)
    first = np.searchsorted(borne.identifiers, node)
    counts = np.searchsorted(borne.identifiers, node, side="right") - first
    rows = np.repeat(np.arange(len(node)), counts)
    which = ranges(first, counts)
    who = wanted[borne.bearers[which]] if len(wanted) else np.zeros(0, dtype=np.int64)
    held = (borne.since[which] <= sightings.at[rows]) & (sightings.at[rows] < borne.until[which]) & (who >= 0)
    size = max(len(ids), 1)
    packed = np.unique(rows[held] * size + who[held])
    return packed // size, packed % size


def _windows(lengths: Ints) -> Iterator[tuple[Ints, Ints]]:
    """(opened, later): rows in each other's windows, whole windows at a time and about `PART` rows of them."""
    ends = np.cumsum(lengths)
    begin = 0
    while begin < len(lengths):
        before = int(ends[begin - 1]) if begin else 0
        end = max(int(np.searchsorted(ends, before + PART, side="right")), begin + 1)
        counts = lengths[begin:end]
        opened = np.arange(begin, end)
        yield np.repeat(opened, counts), ranges(opened + 1, counts)
        begin = end


def _strongest(
    one: Ints, other: Ints, places: Ints, hours: Ints, weights: NDArray[np.float64]
) -> tuple[Ints, Ints, Ints, Ints, NDArray[np.float64]]:
    """Of each pair, place and hour the row that weighs most."""
    order = np.lexsort((-weights, hours, places, other, one))
    columns = np.stack([one, other, places, hours])[:, order]
    kept = np.ones(len(order), dtype=bool)
    kept[1:] = (np.diff(columns, axis=1) != 0).any(axis=0)
    one, other, places, hours = columns[:, kept]
    return one, other, places, hours, weights[order][kept]
