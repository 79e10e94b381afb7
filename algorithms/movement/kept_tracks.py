"""The tracks of the last searches, kept: of ten million readings they take seconds, and fit each subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.narrowed import only
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks, tracks_of
from graph_model.sightings import Sightings

KEPT = 2
"""Of ten million readings each takes up to half a gigabyte."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """keep: whose readings of `source` are in `sightings`."""

    source: Sightings
    keep: NDArray[np.bool_]
    together: Together
    sightings: Sightings
    tracks: Tracks

    def fits(self, source: Sightings, keep: NDArray[np.bool_], together: Together) -> bool:
        """Whether these are the tracks of the same readings by the same days."""
        mine = self.source
        same = mine.at is source.at and mine.subjects is source.subjects and mine.where is source.where
        by_day = (self.together.day_begins, self.together.holidays) == (together.day_begins, together.holidays)
        return same and by_day and np.array_equal(self.keep, keep)


class KeptTracks:
    """Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: list[_Kept] = []

    def of(self, sightings: Sightings, keep: NDArray[np.bool_], together: Together) -> tuple[Sightings, Tracks]:
        """The readings of the subjects in `keep` (one truth for each), and their tracks."""
        with self._lock:
            found = next((kept for kept in self._kept if kept.fits(sightings, keep, together)), None)
            if found is None:
                chosen = only(sightings, keep)
                found = _Kept(sightings, keep, together, chosen, tracks_of(chosen, together))
            self._kept = [found, *(kept for kept in self._kept if kept is not found)][:KEPT]
        return replace(found.sightings, hidden=sightings.hidden, age=sightings.age), found.tracks
