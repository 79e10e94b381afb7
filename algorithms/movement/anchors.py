"""Where each subject is by night, and where by day when others work: the place at which it is read on most of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.habits import NIGHT
from algorithms.movement.local_days import Days, Stratum, local_days
from algorithms.movement.local_time import hours_and_weekdays
from algorithms.movement.near_places import Near
from algorithms.movement.tracks import outages, readings_of_days
from graph_model.sightings import Sightings


class Part(Enum):
    """A part of the day: its name, its local hours, the hour at which a day of this kind begins, and its strata. A
    night is one from noon to noon."""

    NIGHT = ("night", NIGHT, 12, tuple(Stratum))
    WORK = ("working day", tuple(range(9, 17)), 4, (Stratum.WORKING_DAY,))

    def __init__(self, noun: str, hours: tuple[int, ...], begins: int, strata: tuple[Stratum, ...]) -> None:
        self.noun, self.hours, self.begins, self.strata = noun, hours, begins, strata


@dataclass(frozen=True, slots=True)
class Anchors:
    """subjects: k indexes, sorted, of those that have an anchor. spots: k, its spot. there: for each of the k the days
    on which it was read there in this part of the day, sorted. since, until: k first and last days on which it was read
    at all. watched: (spots, days), by place index, whether a sensor of the spot was not out. rows: indexes of the
    readings of this part of the day, in the order of time; of_rows: their days."""

    part: Part
    days: Days
    subjects: NDArray[np.int32]
    spots: NDArray[np.int32]
    there: tuple[NDArray[np.int32], ...]
    since: NDArray[np.int32]
    until: NDArray[np.int32]
    watched: NDArray[np.bool_]
    rows: NDArray[np.int64]
    of_rows: NDArray[np.int32]


def anchors(
    sightings: Sightings, around: Near, part: Part, least_days: int, holidays: Collection[date] = ()
) -> Anchors:
    """The anchor of each subject that has one: where it was read on most days, on `least_days` or more, and on at least
    half of those on which it was read anywhere in this part of the day. Of two places with as many the first by id."""
    where, count = sightings.where, len(sightings.where.ids)
    days = local_days(sightings, part.begins, holidays)
    hours, _ = hours_and_weekdays(sightings.at, where.zones[sightings.places], where.zone_names)
    day_of = days.of(sightings.at)
    kept = np.isin(hours, part.hours)
    if len(days):
        kept &= np.isin(days.strata[day_of], part.strata)
    rows = np.flatnonzero(kept)
    of_rows, subjects, spots = day_of[rows], sightings.subjects[rows], around.spots[sightings.places[rows]]
    length, places = max(len(days), 1), max(count, 1)
    packed = np.unique((subjects.astype(np.int64) * places + spots) * length + of_rows)
    pairs, begins, found = np.unique(packed // length, return_index=True, return_counts=True)
    whom = pairs // places
    seen = np.unique(subjects.astype(np.int64) * length + of_rows) // length
    read = np.bincount(seen, minlength=len(sightings.subject_ids))
    best = np.lexsort((pairs % places, -found, whom))
    best = best[np.diff(whom[best], prepend=-1) > 0]
    best = best[(found[best] >= least_days) & (2 * found[best] >= read[whom[best]])]
    chosen = whom[best].astype(np.int32)
    since = np.full(len(sightings.subject_ids), length, dtype=np.int32)
    until = np.full(len(sightings.subject_ids), -1, dtype=np.int32)
    np.minimum.at(since, sightings.subjects, day_of)
    np.maximum.at(until, sightings.subjects, day_of)
    out = outages(where, readings_of_days(sightings.places[rows], of_rows, count, len(days)), days)
    watched = np.zeros((count, len(days)), dtype=np.bool_)
    np.logical_or.at(watched, around.spots, ~out)
    return Anchors(
        part=part,
        days=days,
        subjects=chosen,
        spots=(pairs[best] % places).astype(np.int32),
        there=tuple(
            (packed[begins[one] : begins[one] + found[one]] % length).astype(np.int32) for one in best.tolist()
        ),
        since=since[chosen],
        until=until[chosen],
        watched=watched,
        rows=rows,
        of_rows=of_rows,
    )
