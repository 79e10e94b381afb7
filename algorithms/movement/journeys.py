"""The joint journeys of one pair, reading by reading: the evidence behind what the kernel counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.near_places import Near
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks
from algorithms.ranges import ranges
from graph_model.sightings import Sightings


@dataclass(frozen=True, slots=True)
class Journey:
    """day: index. rows: pairs of readings (the first subject's, the second's) in the order of time. places: of the
    first subject, each once, in the order in which they were met. lags: seconds that the second is behind, by pair."""

    day: int
    rows: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    lags: tuple[float, ...]


def within_window(
    sightings: Sightings, tracks: Tracks, together: Together, one: int, other: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Rows of all pairs of readings of two subjects within the window of one another, wherever they were read, by the
    first one's time, then by the second's."""
    mine, theirs = tracks.of(one), tracks.of(other)
    times, at = sightings.at[theirs], sightings.at[mine]
    first = np.searchsorted(times, at - together.window)
    counts = np.searchsorted(times, at + together.window, side="right") - first
    return np.repeat(mine, counts), theirs[ranges(first, counts)]


def journeys(
    sightings: Sightings, tracks: Tracks, around: Near, together: Together, one: int, other: int
) -> tuple[Journey, ...]:
    """All joint journeys of two subjects by their indexes."""
    rows, matches = within_window(sightings, tracks, together, one, other)
    days = tracks.of_rows[rows]
    kept = around.close(sightings.places[rows], sightings.places[matches]) & (days == tracks.of_rows[matches])
    rows, matches, days = rows[kept], matches[kept], days[kept]
    begins = np.flatnonzero((np.diff(sightings.at[rows]) > together.gap) | (np.diff(days) != 0)) + 1
    runs = zip(np.split(rows, begins), np.split(matches, begins), strict=True)
    return tuple(
        journey
        for ours, others in runs
        for journey in _journey(
            sightings, tracks, around, together, list(zip(ours.tolist(), others.tolist(), strict=True))
        )
    )


def _journey(
    sightings: Sightings, tracks: Tracks, around: Near, together: Together, run: list[tuple[int, int]]
) -> list[Journey]:
    spots = [{int(around.spots[sightings.places[row]]) for row in side} for side in zip(*run, strict=True)]
    if min((len(side) for side in spots), default=0) < together.least_places:
        return []
    places = tuple(dict.fromkeys(int(sightings.places[row]) for row, _ in run))
    lags = tuple(int(sightings.at[match] - sightings.at[row]) / 1000 for row, match in run)
    return [Journey(int(tracks.of_rows[run[0][0]]), tuple(run), places, lags)]
