"""The joint journeys of one pair, reading by reading: the evidence behind what the kernel counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from algorithms.movement.near_places import Near
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks
from graph_model.sightings import Sightings


@dataclass(frozen=True, slots=True)
class Journey:
    """day: index. rows: pairs of readings (the first subject's, the second's) in the order of time. places: of the
    first subject, each once, in the order in which they were met. lags: seconds that the second is behind, by pair."""

    day: int
    rows: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    lags: tuple[float, ...]


def journeys(
    sightings: Sightings, tracks: Tracks, around: Near, together: Together, one: int, other: int
) -> tuple[Journey, ...]:
    """All joint journeys of two subjects by their indexes."""
    theirs = tracks.of(other)
    times = sightings.at[theirs]
    found: list[Journey] = []
    run: list[tuple[int, int]] = []
    for row in tracks.of(one).tolist():
        at, place = int(sightings.at[row]), int(sightings.places[row])
        low, high = np.searchsorted(times, [at - together.window, at + together.window + 1])
        beside = around.beside[around.begins[place] : around.begins[place + 1]]
        matching = [
            match
            for match in theirs[low:high].tolist()
            if tracks.of_rows[match] == tracks.of_rows[row] and np.isin(sightings.places[match], beside)
        ]
        if matching and run:
            before = run[-1][0]
            if at - int(sightings.at[before]) > together.gap or tracks.of_rows[before] != tracks.of_rows[row]:
                found += _journey(sightings, tracks, around, together, run)
                run = []
        run += [(row, match) for match in matching]
    return tuple(found + _journey(sightings, tracks, around, together, run))


def _journey(
    sightings: Sightings, tracks: Tracks, around: Near, together: Together, run: list[tuple[int, int]]
) -> list[Journey]:
    spots = [{int(around.spots[sightings.places[row]]) for row in side} for side in zip(*run, strict=True)]
    if min((len(side) for side in spots), default=0) < together.least_places:
        return []
    places = tuple(dict.fromkeys(int(sightings.places[row]) for row, _ in run))
    lags = tuple(int(sightings.at[match] - sightings.at[row]) / 1000 for row, match in run)
    return [Journey(int(tracks.of_rows[run[0][0]]), tuple(run), places, lags)]
