"""What the kernels about journeys walk on: all subjects' days, and which places are near one another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.near_places import Near
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks
from algorithms.ranges import ranges


class Ground(NamedTuple):
    """active, active_days, starts: as in `Tracks`. at: n milliseconds since the reading's day began, places: n, both by
    subject, then time. spots: p. near, beside: the places near each. window, gap: milliseconds. least: places.
    strata: d. broken: p, whether a place was ever out. out: (p, d). tokens: p random numbers."""

    active: NDArray[np.int64]
    active_days: NDArray[np.int32]
    starts: NDArray[np.int64]
    at: NDArray[np.int32]
    places: NDArray[np.int32]
    spots: NDArray[np.int32]
    near: NDArray[np.int64]
    beside: NDArray[np.int32]
    window: int
    gap: int
    least: int
    strata: NDArray[np.int8]
    broken: NDArray[np.bool_]
    out: NDArray[np.bool_]
    tokens: NDArray[np.int64]


def ground_of(tracks: Tracks, around: Near, together: Together) -> Ground:
    """Lay the readings out by subject and time."""
    broken: NDArray[np.bool_] = np.any(tracks.out, axis=1)
    return Ground(
        active=tracks.active,
        active_days=tracks.active_days,
        starts=tracks.starts,
        at=tracks.since,
        places=tracks.places,
        spots=around.spots,
        near=around.begins,
        beside=around.beside,
        window=together.window,
        gap=together.gap,
        least=together.least_places,
        strata=tracks.days.strata,
        broken=broken,
        out=tracks.out,
        tokens=np.random.default_rng(0).integers(1, 2**62, len(around.spots)),
    )


def among(ground: Ground, chosen: NDArray[np.int64], own: int, order: NDArray[np.int64]) -> Ground:
    """The ground of some subjects alone, who are numbered anew. chosen: their indexes, sorted. own: which of them did
    on its active days, one after the other, what it did on those of this order."""
    first = ground.active[chosen]
    counts = ground.active[chosen + 1] - first
    active = np.append(0, np.cumsum(counts))
    source = ranges(first, counts)
    active_days = ground.active_days[source]
    source[active[own] : active[own + 1]] = first[own] + order
    begins = ground.starts[source]
    lengths = ground.starts[source + 1] - begins
    rows = ranges(begins, lengths)
    return ground._replace(
        active=active,
        active_days=active_days,
        starts=np.append(0, np.cumsum(lengths)),
        at=ground.at[rows],
        places=ground.places[rows],
    )
