"""Worlds in which chance alone is at work: each subject did what it did, on other days; how many leads the search gives
there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.one_subject import candidates_of_shuffled
from algorithms.movement.search import Searched, search, weighed
from algorithms.movement.tracks import Tracks
from graph_model.sightings import Sightings


def permuted(searched: Searched, seed: int) -> Sightings:
    """The same sightings in a world where chance alone is at work: each subject's days are shuffled among its own
    active days alike."""
    tracks, sightings = searched.tracks, searched.sightings
    owner = np.repeat(np.arange(len(tracks.active) - 1), np.diff(tracks.active))
    moved = shuffled(tracks, tracks.active_days, owner, np.random.default_rng(seed))
    lengths = np.diff(tracks.starts)
    shift = tracks.days.begins[moved] - tracks.days.begins[tracks.active_days]
    at = sightings.at.copy()
    at[tracks.rows] += np.repeat(shift, lengths)
    order = np.lexsort((sightings.keys, sightings.subjects, sightings.places, at))
    return replace(
        sightings,
        subjects=sightings.subjects[order],
        places=sightings.places[order],
        at=at[order],
        keys=sightings.keys[order],
    )


def shuffled(
    tracks: Tracks, days: NDArray[np.int32], owner: NDArray[np.int64], random: np.random.Generator
) -> NDArray[np.int32]:
    """For each active day of subjects the one of the same subject and stratum to which it is moved."""
    strata = tracks.days.strata[days]
    # Days of one subject and stratum side by side, once in their order and once in a random one.
    kept = np.lexsort((np.arange(len(days)), strata, owner))
    drawn = np.lexsort((random.random(len(days)), strata, owner))
    moved = days.copy()
    moved[drawn] = days[kept]
    return moved


def leads_by_chance(
    searched: Searched, worlds: int, seed: int, most_q: float, subject: int | None = None
) -> float | None:
    """How many leads the whole search gives on average in `worlds` permuted ones; None where there is none.

    Where only one subject's companions are asked for, its days alone are shuffled, and a sensor that was out stays out.
    """
    if not worlds:
        return None
    found = 0
    for world in range(seed * 1_000, seed * 1_000 + worlds):
        if subject is None:
            q = search(permuted(searched, world), searched.together, most_q=most_q).q
        else:
            q = shuffled_one(searched, subject, np.random.default_rng(world), most_q)
        found += int(np.count_nonzero(q <= most_q))
    return found / worlds


def shuffled_one(searched: Searched, subject: int, random: np.random.Generator, most_q: float) -> NDArray[np.float64]:
    """q of the subject's pairs in a world where its own days are shuffled."""
    tracks = searched.tracks
    days = tracks.days_of(subject)
    moved = shuffled(tracks, days, np.zeros(len(days), dtype=np.int64), random)
    walked = searched.sightings, tracks, searched.ground, searched.around, searched.together
    pairs, ground = candidates_of_shuffled(*walked, subject, moved)
    return weighed(ground, pairs, searched.of_all, most_q).q
