"""Whether a place was watched in a stretch of time: not seen is not absent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Sightings

HOUR = 3_600_000


def watched_stretches(
    sightings: Sightings, places: NDArray[np.bool_], since: int, until: int
) -> list[tuple[int, int, int]]:
    """(place, since, until) of each stretch within the window in which one of `places` was watched, sorted.

    Where somebody says when a place was watched, that counts; else each hour (UTC) in which it read something.
    places: p, true for those asked about. since, until: milliseconds UTC, half open.
    """
    where = sightings.where
    said = np.zeros(len(places), dtype=np.bool_)
    said[where.watch_places] = True
    kept = np.flatnonzero(places[where.watch_places] & (where.watch_since < until) & (where.watch_until > since))
    found = [
        (int(where.watch_places[row]), max(int(where.watch_since[row]), since), min(int(where.watch_until[row]), until))
        for row in kept
    ]
    first, last = np.searchsorted(sightings.at, [since // HOUR * HOUR, -(-until // HOUR) * HOUR])
    quiet = places & ~said
    here = sightings.places[first:last]
    of_quiet = quiet[here]
    hours = sightings.at[first:last][of_quiet] // HOUR
    earliest = int(hours[0]) if len(hours) else 0
    span = int(hours[-1]) - earliest + 1 if len(hours) else 1
    packed = np.unique(here[of_quiet].astype(np.int64) * span + hours - earliest).tolist()
    for place, hour in (divmod(one, span) for one in packed):
        begun = (hour + earliest) * HOUR
        found.append((place, max(begun, since), min(begun + HOUR, until)))
    return sorted(stretch for stretch in found if stretch[1] < stretch[2])


def is_watched(sightings: Sightings, places: NDArray[np.bool_], since: int, until: int) -> bool:
    """Whether any of the places was watched at any time within the window."""
    return bool(watched_stretches(sightings, places, since, until))
