"""The habits of one subject: at which hours it is seen on which weekdays, where it usually is, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.local_time import HOUR, hours_and_weekdays
from algorithms.movement.watched import watched_stretches
from graph_model.sightings import Sightings

NIGHT = (22, 23, 0, 1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class UsualPlace:
    """place: id. count: readings there. days: different local days. share: of all readings of the subject."""

    place: str
    count: int
    days: int
    share: float


@dataclass(frozen=True, slots=True)
class Habits:
    """hours: readings by weekday (7 rows, Monday first) and local hour (24). usual: places with most days. night: the
    place with most days between 22 and 6, None without any. records: how many readings it rests on. days: different
    days with a reading. watched_hours: by weekday and hour, how many hours the sensors that ever read the subject were
    watched; where it is 0 the matrix says nothing. change: how different the earlier and the later half of the time are
    in where the subject was (0: same places in the same shares, 1: no place in common); None where a half holds fewer
    than 10 readings. gone, new: usual places of one half that the other lacks, though they were watched in it."""

    subject: str
    hours: tuple[tuple[int, ...], ...]
    watched_hours: tuple[tuple[float, ...], ...]
    usual: tuple[UsualPlace, ...]
    night: UsualPlace | None
    records: int
    days: int
    change: float | None
    gone: tuple[str, ...]
    new: tuple[str, ...]


def habits(sightings: Sightings, subject: str, first: int = 10) -> Habits | None:
    """None where the subject was never read. Hours and days are those of each sensor's own clock.

    >>> from algorithms.movement.worked import month
    >>> found = habits(month(), "ada")
    >>> found.days, found.usual[0].place, [sum(row) > 0 for row in found.hours]
    (20, 'A', [True, True, True, True, True, False, False])
    """
    index = sightings.subject(subject)
    if index is None:
        return None
    rows = np.flatnonzero(sightings.subjects == index)
    if not len(rows):
        return None
    where, at, places = sightings.where, sightings.at[rows], sightings.places[rows]
    hour, weekday = hours_and_weekdays(at, where.zones[places], where.zone_names)
    matrix = np.bincount(weekday * 24 + hour, minlength=168).reshape(7, 24)
    day = (at + (11 - hour) * HOUR) // (24 * HOUR)  # its middle, whatever the zone
    at_night = np.isin(hour, NIGHT)
    nights = _usual(sightings, places[at_night], (at[at_night] - 12 * HOUR) // (24 * HOUR), 1)
    middle = (int(sightings.at[0]) + int(sightings.at[-1])) // 2
    change, gone, new = _changed(sightings, places, at, middle)
    return Habits(
        subject=subject,
        hours=tuple(tuple(row) for row in matrix.tolist()),
        watched_hours=_watched(sightings, places),
        usual=_usual(sightings, places, day, first),
        night=nights[0] if nights else None,
        records=len(rows),
        days=len(np.unique(day)),
        change=change,
        gone=gone,
        new=new,
    )


def _usual(
    sightings: Sightings, places: NDArray[np.int32], days: NDArray[np.int64], first: int
) -> tuple[UsualPlace, ...]:
    found = [
        UsualPlace(sightings.where.ids[place], count, len(np.unique(days[places == place])), count / len(places))
        for place, count in zip(*(column.tolist() for column in np.unique(places, return_counts=True)), strict=True)
    ]
    return tuple(sorted(found, key=lambda usual: (-usual.days, -usual.count, usual.place))[:first])


def _watched(sightings: Sightings, places: NDArray[np.int32]) -> tuple[tuple[float, ...], ...]:
    """Hours in which any sensor that ever read the subject was watched, by weekday and hour, to the quarter."""
    where, own = sightings.where, np.zeros(len(sightings.where.ids), dtype=np.bool_)
    own[places] = True
    stretches = watched_stretches(sightings, own, int(sightings.at[0]) // HOUR * HOUR, int(sightings.at[-1]) + 1)
    quarters = {
        (quarter, int(where.zones[place]))
        for place, since, until in stretches
        for quarter in range(since // (HOUR // 4), -(-until // (HOUR // 4)))
    }
    ticks = np.array(sorted(quarters), dtype=np.int64).reshape(-1, 2)
    hour, weekday = hours_and_weekdays(ticks[:, 0] * (HOUR // 4), ticks[:, 1].astype(np.int16), where.zone_names)
    found = np.bincount(weekday * 24 + hour, minlength=168).reshape(7, 24) / 4
    return tuple(tuple(row) for row in found.tolist())


def _changed(
    sightings: Sightings, places: NDArray[np.int32], at: NDArray[np.int64], middle: int
) -> tuple[float | None, tuple[str, ...], tuple[str, ...]]:
    size = len(sightings.where.ids)
    before, after = (np.bincount(places[half], minlength=size) for half in (at < middle, at >= middle))
    if min(before.sum(), after.sum()) < 10:
        return None, (), ()
    apart = float(np.abs(before / before.sum() - after / after.sum()).sum() / 2)

    def lost(one: NDArray[np.int64], other: NDArray[np.int64], since: int, until: int) -> tuple[str, ...]:
        missing = np.flatnonzero((one >= 3) & (other == 0))
        wanted = np.zeros(size, dtype=np.bool_)
        wanted[missing] = True
        watched = {place for place, _, _ in watched_stretches(sightings, wanted, since, until)}
        return tuple(sightings.where.ids[place] for place in missing.tolist() if place in watched)

    begun, ended = int(sightings.at[0]), int(sightings.at[-1]) + 1
    return apart, lost(before, after, middle, ended), lost(after, before, begun, middle)
