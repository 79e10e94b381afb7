"""The search for the companions of one subject: only what lies beside its own readings is touched, in this world and in
those where its days are shuffled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.candidates import Candidates, summed
from algorithms.movement.ground import Ground, among
from algorithms.movement.near_places import Near
from algorithms.movement.together import Together
from algorithms.movement.tracks import Tracks
from graph_model.sightings import Sightings


class Own(NamedTuple):
    """A subject's k readings: at, places, days."""

    at: NDArray[np.int64]
    places: NDArray[np.int32]
    days: NDArray[np.int32]


class Beside(NamedTuple):
    """k pairs of another subject and a day on which it was beside the one at places enough, sorted. spots: how many."""

    others: NDArray[np.int64]
    days: NDArray[np.int32]
    spots: NDArray[np.int32]


def candidates_of_one(
    sightings: Sightings, tracks: Tracks, ground: Ground, around: Near, together: Together, subject: int
) -> Candidates:
    """Pairs of the subject with at least one joint journey."""
    rows = tracks.of(subject)
    own = Own(sightings.at[rows], sightings.places[rows], tracks.of_rows[rows])
    return paired(beside(sightings, tracks, around, together, subject, own), subject, ground)


def candidates_of_shuffled(
    sightings: Sightings,
    tracks: Tracks,
    ground: Ground,
    around: Near,
    together: Together,
    subject: int,
    moved: NDArray[np.int32],
) -> tuple[Candidates, Ground]:
    """The same in the world where what the subject did on each of its active days happened on `moved`, these days in
    another order; and the ground that the pairs' indexes belong to."""
    rows, days = tracks.of(subject), tracks.days_of(subject)
    first = tracks.active[subject]
    lengths = np.diff(tracks.starts[first : first + len(days) + 1])
    shift = tracks.days.begins[moved] - tracks.days.begins[days]
    own = Own(sightings.at[rows] + np.repeat(shift, lengths), sightings.places[rows], np.repeat(moved, lengths))
    found = beside(sightings, tracks, around, together, subject, own)
    chosen = np.union1d(found.others, [subject])
    local = found._replace(others=np.searchsorted(chosen, found.others))
    own_index = int(np.searchsorted(chosen, subject))
    part = among(ground, chosen, own_index, np.argsort(moved))
    return paired(local, own_index, part), part


def beside(sightings: Sightings, tracks: Tracks, around: Near, together: Together, subject: int, own: Own) -> Beside:
    """Who was beside these readings of the subject, day by day."""
    from algorithms.movement.copresence_kernel import beside_one
    from algorithms.movement.grouped_kernel import pair_days

    count, places = max(len(tracks.days), 1), max(len(around.spots), 1)
    packed = beside_one(
        sightings.at,
        sightings.subjects,
        sightings.places,
        tracks.of_rows,
        around.spots,
        around.begins,
        around.beside,
        *tracks.by_place,
        own,
        subject,
        together.window,
        count,
    )
    packed.sort()
    keys, spots = pair_days(packed, places, together.least_places)
    return Beside(keys // count, (keys % count).astype(np.int32), spots)


def paired(found: Beside, subject: int, ground: Ground) -> Candidates:
    """The joint journeys of each of these, where there are any."""
    left, right = np.minimum(found.others, subject), np.maximum(found.others, subject)
    return summed(ground, left, right, found.days, found.spots)
