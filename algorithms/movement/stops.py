"""Where did each subject stand, from when to when?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Sightings

LONGEST_GAP = 1_800_000
"""Milliseconds between two readings by a sensor that stands, after which nobody knows whether it stayed."""


@dataclass(frozen=True, slots=True)
class Stops:
    """k stops by subject, then time. subjects, places: indexes of the sightings. since, until: milliseconds UTC of the
    first and the last reading. first, last: rows of these two."""

    subjects: NDArray[np.int32]
    places: NDArray[np.int32]
    since: NDArray[np.int64]
    until: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def stops_of(sightings: Sightings) -> Stops:
    """Readings of a subject at one place, one after the other. What a tracker tells at one place before and after a
    silence stood there; what a camera reads again after half an hour may have been away.

    >>> from algorithms.movement.drawn import seen
    >>> found = stops_of(seen("a A 08:00", "a A 08:20", "a B 09:00", "a H3:1 10:00", "a H3:1 19:00"))
    >>> ((found.until - found.since) // 60_000).tolist()
    [20, 0, 540]
    """
    rows = np.argsort(sightings.subjects, kind="stable")
    subjects, places, at = sightings.subjects[rows], sightings.places[rows], sightings.at[rows]
    tracked = np.array([one.startswith("H3:") for one in sightings.where.ids], dtype=np.bool_)
    goes_on = (subjects[1:] == subjects[:-1]) & (places[1:] == places[:-1])
    goes_on &= tracked[places[1:]] | (np.diff(at) <= LONGEST_GAP)
    begins = np.flatnonzero(np.append(True, ~goes_on))[: len(rows)]
    ends = np.append(begins[1:], len(rows)).astype(np.int64)[: len(begins)] - 1
    return Stops(subjects[begins], places[begins], at[begins], at[ends], rows[begins], rows[ends])
