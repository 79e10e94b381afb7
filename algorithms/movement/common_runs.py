"""How many share a run of places with somebody by chance: what the same search finds about others like them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.tracks import Tracks

FEWEST, MOST = 20, 100
"""Others who are asked about in the subject's place; with fewer nothing is said."""


def found_about_others(tracks: Tracks, subject: int, least_places: int) -> float | None:
    """How many subjects share a run of `least_places` places, in the same order and without a break, with somebody
    else: the mean over the 100 others whose tracks hold most nearly as many such runs as the subject's. None where
    there are fewer than 20.

    Nothing is assumed of how traffic goes: were the subject anybody, this is how many the search would find.
    """
    run, whose = _runs(tracks, least_places)
    held = np.bincount(whose, minlength=len(tracks.active) - 1)
    others = np.flatnonzero((np.diff(tracks.active) > 0) & (np.arange(len(held)) != subject))
    if len(others) < FEWEST:
        return None
    alike = others[np.argsort(np.abs(held[others] - held[subject]), kind="stable")[:MOST]]
    pairs = np.unique(np.column_stack([run, whose]), axis=0) if len(run) else np.zeros((0, 2), dtype=np.int64)
    begins = np.searchsorted(pairs[:, 0], np.arange(int(run.max(initial=-1)) + 2))
    found = 0
    for one in alike.tolist():
        own = pairs[pairs[:, 1] == one, 0]
        sharing = [pairs[begins[each] : begins[each + 1], 1] for each in own.tolist()]
        found += len(np.unique(np.concatenate(sharing))) - 1 if sharing else 0
    return found / len(alike)


def _runs(tracks: Tracks, length: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each run of so many places, each once in a row, that a subject passed on one day: a number that equal runs
    have in common, and whose it is."""
    day = np.repeat(np.arange(len(tracks.starts) - 1), np.diff(tracks.starts))
    moved = (np.diff(tracks.places, prepend=-1) != 0) | (np.diff(day, prepend=-1) != 0)
    places, day = tracks.places[moved].astype(np.int64), day[moved]
    count = max(len(places) - length + 1, 0)
    whole = np.flatnonzero(day[:count] == day[length - 1 : length - 1 + count])
    number, size = np.zeros(len(whole), dtype=np.int64), int(places.max(initial=0)) + 1
    for step in range(length):
        _, number = np.unique(number * size + places[whole + step], return_inverse=True)
    return number, np.searchsorted(tracks.active, day[whole], side="right") - 1
