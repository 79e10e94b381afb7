"""Each subject's readings day by day, and which sensors were out on which day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.by_place import ByPlace
from algorithms.movement.local_days import Days, local_days
from algorithms.movement.together import Together
from graph_model.sightings import Places, Sightings

USUAL = 5.0
"""A place that reads so many a day on average and nothing on one day was out on it."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """rows: n indexes of readings by subject, then time. days: d of them. of_rows: the day of each reading, n.
    active: s + 1 offsets into active_days, the days on which each subject was read; starts: where each of them begins
    in rows, with one more at the end. since: n milliseconds since the reading's day began, places: n, both in the order
    of rows. out: (places, d), true where a place was out on a day. by_place: the same readings by place."""

    rows: NDArray[np.int32]
    days: Days
    of_rows: NDArray[np.int32]
    active: NDArray[np.int64]
    active_days: NDArray[np.int32]
    starts: NDArray[np.int64]
    since: NDArray[np.int32]
    places: NDArray[np.int32]
    out: NDArray[np.bool_]
    by_place: ByPlace

    def of(self, subject: int) -> NDArray[np.int32]:
        """A subject's readings in the order of time."""
        first, last = self.active[subject], self.active[subject + 1]
        return self.rows[self.starts[first] : self.starts[last]]

    def days_of(self, subject: int) -> NDArray[np.int32]:
        """The days on which a subject was read."""
        return self.active_days[self.active[subject] : self.active[subject + 1]]


def tracks_of(sightings: Sightings, together: Together) -> Tracks:
    """Group the readings. What takes long at ten million readings may be kept and handed in again."""
    days = local_days(sightings, together.day_begins, together.holidays)
    of_rows = days.of(sightings.at)
    read = readings_of_days(sightings.places, of_rows, len(sightings.where.ids), len(days))
    return by_day(sightings, days, of_rows, outages(sightings.where, read, days))


def by_day(sightings: Sightings, days: Days, of_rows: NDArray[np.int32], out: NDArray[np.bool_]) -> Tracks:
    """The same, where the days are known."""
    from algorithms.movement.grouped_kernel import grouped

    size, count = len(sightings.subject_ids), max(len(days), 1)
    _, rows = grouped(sightings.subjects, size)
    packed = sightings.subjects[rows].astype(np.int64) * count + of_rows[rows]
    first = np.flatnonzero(np.diff(packed, prepend=-1))
    starts = np.append(first, len(rows)).astype(np.int64)
    active = np.searchsorted(packed[first], np.arange(size + 1, dtype=np.int64) * count)
    active_days = (packed[first] % count).astype(np.int32)
    begun = days.begins[of_rows] if len(days) else np.zeros(0, dtype=np.int64)
    since = (sightings.at - begun)[rows].astype(np.int32)
    return Tracks(
        rows,
        days,
        of_rows,
        active.astype(np.int64),
        active_days,
        starts,
        since,
        sightings.places[rows],
        out,
        ByPlace.of(sightings),
    )


def readings_of_days(
    places: NDArray[np.int32], days: NDArray[np.int32], of_places: int, of_days: int
) -> NDArray[np.int64]:
    """(of_places, of_days): how many readings each place has on each day. places, days: of n readings."""
    packed = places.astype(np.int64) * of_days + days
    return np.bincount(packed, minlength=of_places * of_days).astype(np.int64).reshape(of_places, of_days)


def outages(places: Places, read: NDArray[np.int64], days: Days) -> NDArray[np.bool_]:
    """(places, days): true where a place was out. read: readings of each place on each day.

    Where somebody says when a place was watched, it was out on days with less than half of its usual time. Else it was
    out on a day without a reading, if it reads at least `USUAL` a day.
    """
    count = len(days)
    silent: NDArray[np.bool_] = (read == 0) & (read.sum(axis=1, keepdims=True) >= USUAL * count)
    said = np.unique(places.watch_places)
    if len(said) and count:
        watched = watched_by_day(places, days)
        usual = np.median(watched[said], axis=1, keepdims=True)
        silent[said] = (2 * watched[said] < usual) & (read[said] == 0)
    return silent


def watched_by_day(places: Places, days: Days) -> NDArray[np.float64]:
    """(places, days): milliseconds for which somebody says that a place was watched."""
    found = np.zeros((len(places.ids), len(days)))
    since = np.maximum(places.watch_since, days.begins[0])
    until = np.minimum(places.watch_until, days.begins[-1])
    kept = np.flatnonzero(since < until)
    day = days.of(since[kept])
    while len(kept):
        ends = np.minimum(until[kept], days.begins[day + 1])
        np.add.at(found, (places.watch_places[kept], day), ends - since[kept])
        since[kept] = ends
        goes_on = ends < until[kept]
        kept, day = kept[goes_on], day[goes_on] + 1
    return found
