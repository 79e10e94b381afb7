"""Which pairs made a joint journey at all: the few that are worth comparing with other days."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.copresence import MOST_PAIRS, packed_pairs
from algorithms.movement.ground import Ground
from algorithms.movement.near_places import Near
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks
from graph_model.sightings import Sightings


class Candidates(NamedTuple):
    """left < right: subject indexes of k pairs, sorted. journeys, days: joint journeys, and days with one. spots: most
    places on one of these days."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    journeys: NDArray[np.int64]
    days: NDArray[np.int64]
    spots: NDArray[np.int64]


def candidates(
    sightings: Sightings,
    tracks: Tracks,
    ground: Ground,
    around: Near,
    together: Together,
    most_pairs: int = MOST_PAIRS,
) -> Candidates:
    """All pairs with at least one joint journey."""
    from algorithms.movement.grouped_kernel import pair_days

    size, count, places = len(sightings.subject_ids), max(len(tracks.days), 1), max(len(around.spots), 1)
    marks = tracks.of_rows.astype(np.int64) * places + around.spots[sightings.places]
    chunks = packed_pairs(
        sightings,
        together.within_seconds,
        together.within_metres,
        marks,
        count * places,
        tracks.of_rows,
        most_pairs,
        tracks.by_place,
    )
    parts = []
    for begun, packed in chunks:
        packed.sort()
        keys, spots = pair_days(packed, places, together.least_places)
        pairs = keys // count
        parts.append(summed(ground, pairs // size + begun, pairs % size, (keys % count).astype(np.int32), spots))
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        return Candidates(nothing, nothing, nothing, nothing, nothing)
    return Candidates(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def summed(
    ground: Ground,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    days: NDArray[np.int32],
    spots: NDArray[np.int32],
) -> Candidates:
    """The journeys of sorted pairs and days, summed by pair; pairs without one are left out."""
    from algorithms.movement.journeys_kernel import journeys_of_days

    made = journeys_of_days(ground, left, right, days)
    kept = np.flatnonzero(made)
    left, right, made, spots = left[kept], right[kept], made[kept], spots[kept]
    changes = (np.diff(left, prepend=-1) != 0) | (np.diff(right, prepend=-1) != 0)
    first = np.flatnonzero(changes)
    if not len(first):
        return Candidates(left, right, left, left, left)
    return Candidates(
        left[first],
        right[first],
        np.add.reduceat(made.astype(np.int64), first),
        np.diff(np.append(first, len(left))).astype(np.int64),
        np.maximum.reduceat(spots.astype(np.int64), first),
    )
