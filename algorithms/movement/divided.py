"""The search for pairs that moved together, cut into parts that know nothing of one another.

A joint journey lies within one day and crosses places, so pairs are found day by day. Weighing a pair takes all days of
its two subjects and of nobody else, so pairs are weighed block by block of subjects. Put together the parts give what
`search` gives in one piece: tests/algorithms/movement/test_divided.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.candidates import Candidates, candidates
from algorithms.movement.ground import Ground, ground_of
from algorithms.movement.local_days import Days, days_between, usual_zone
from algorithms.movement.near_places import Near, near
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks, by_day, outages
from graph_model.sightings import Places, Sightings

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Terms:
    """What all parts must agree on: the places and which are near one another, the days, which places were out."""

    where: Places
    around: Near
    days: Days
    out: NDArray[np.bool_]
    together: Together

    @classmethod
    def of(cls, where: Places, read: Longs, days: Days, together: Together) -> Terms:
        """read: (places, days), how many readings each place has on each day."""
        return cls(where, near(where, together.within_metres), days, outages(where, read, days), together)


def days_of(where: Places, read: Longs, first: int, last: int, together: Together) -> Days:
    """The days from the first to the last reading. read: how many readings each place has."""
    return days_between(first, last, usual_zone(where, read), together.day_begins, together.holidays)


@dataclass(frozen=True, slots=True)
class Part:
    """The readings of some subjects, or of one day. subjects: s global indexes, ascending; of_rows: n indexes into
    them; places, at: n, in the order of `Sightings`."""

    subjects: Ints
    of_rows: Ints
    places: Ints
    at: Longs

    @classmethod
    def of(cls, subjects: Ints, places: Ints, at: Longs, keys: Longs) -> Part:
        """Columns in any order."""
        order = np.lexsort((keys, subjects, places, at))
        known, of_rows = np.unique(subjects[order], return_inverse=True)
        return cls(known.astype(np.int32), of_rows.astype(np.int32), places[order], at[order])

    def sightings(self, where: Places) -> Sightings:
        """As the kernels take them, which ask for no id."""
        return Sightings(
            subject_ids=("",) * len(self.subjects),
            subject_types=np.zeros(len(self.subjects), dtype=np.int16),
            type_names=("",),
            where=where,
            subjects=self.of_rows,
            places=self.places,
            at=self.at,
            keys=np.arange(len(self.at)),
        )


def pairs_of_day(terms: Terms, part: Part) -> Candidates:
    """Pairs that made a joint journey among the readings of one day, by global indexes."""
    sightings, tracks, ground = _walked(terms, part)
    found = candidates(sightings, tracks, ground, terms.around, terms.together)
    left, right = (part.subjects[column].astype(np.int64) for column in (found.left, found.right))
    return Candidates(left, right, found.journeys, found.days, found.spots)


def weighed(terms: Terms, part: Part, left: Longs, right: Longs) -> tuple[Longs, NDArray[np.float64]]:
    """What chance gives for pairs of subjects, given by global indexes, all of whose readings are in the part: days
    compared and pairs of different days (k, 2); journeys expected and log10 of the tail (k, 2)."""
    from algorithms.movement.journeys_kernel import weigh

    _, _, ground = _walked(terms, part)
    counts, weights = weigh(ground, np.searchsorted(part.subjects, left), np.searchsorted(part.subjects, right))
    return counts[:, 2:4], weights


def _walked(terms: Terms, part: Part) -> tuple[Sightings, Tracks, Ground]:
    sightings = part.sightings(terms.where)
    tracks = by_day(sightings, terms.days, terms.days.of(part.at), terms.out)
    return sightings, tracks, ground_of(tracks, terms.around, terms.together)
