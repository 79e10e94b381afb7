"""A scene: a place in a window, or again and again at such hours; who was read there, and whether anybody watched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.areas import Area, inside
from algorithms.movement.cells import reaching
from algorithms.movement.local_time import DAY, HOUR, local_time
from algorithms.movement.watched import watched_stretches
from graph_model.errors import BadArgument
from graph_model.sightings import Sightings

QUARTER = HOUR // 4
MOST_DAYS = 4_000_000
"""More than there are days in the calendar."""


@dataclass(frozen=True, slots=True)
class Scene:
    """sensors: entity ids; or an area. since, until: milliseconds UTC, half open; None for all. hours (0 to 23) and
    weekdays (0 is Monday) by the sensor's own clock make it a recurring scene, of which least_days days are needed;
    hours that go past midnight belong to the day on which the night began. present: False asks for those who were not
    seen there while somebody watched."""

    sensors: tuple[str, ...] = ()
    area: Area | None = None
    since: int | None = None
    until: int | None = None
    hours: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    least_days: int = 1
    present: bool = True

    def __post_init__(self) -> None:
        if bool(self.sensors) == (self.area is not None):
            raise BadArgument("scenes", "A scene names its sensors or an area, one of the two.", expected="exactly one")
        if self.since is not None and self.until is not None and self.since >= self.until:
            raise BadArgument("scenes", "A scene ends before it begins.", expected="since before until")
        if not all(0 <= hour <= 23 for hour in self.hours) or not all(0 <= day <= 6 for day in self.weekdays):
            raise BadArgument("scenes", "An hour or a weekday does not exist.", expected="hours 0-23, weekdays 0-6")
        if not 1 <= self.least_days <= 3660:
            raise BadArgument("scenes", f"leastDays is {self.least_days}.", expected="1 to 3660")


@dataclass(frozen=True, slots=True)
class AtScene:
    """Who was there. stands: p, the places that stand at the scene; others only reach into it. rows: readings at the
    scene, by either. days: for each subject on how many local days. watched: whether
    a place that stands there watched, on least_days days where the scene recurs; watched_days: on how many."""

    stands: NDArray[np.bool_]
    rows: NDArray[np.int64]
    days: NDArray[np.int64]
    watched: bool
    watched_days: int


def at_scene(sightings: Sightings, scene: Scene) -> AtScene:
    """The readings at a scene, and on how many days each subject was there."""
    where, size = sightings.where, len(sightings.subject_ids)
    if scene.area is not None:
        stands = inside(where, scene.area)
        places = stands | reaching(where, scene.area)
    else:
        stands = places = np.zeros(len(where.ids), dtype=np.bool_)
        places[[found for sensor in scene.sensors if (found := where.place(sensor)) is not None]] = True
    nobody = AtScene(stands, np.zeros(0, dtype=np.int64), np.zeros(size, dtype=np.int64), False, 0)
    if not places.any() or not len(sightings.at):
        return nobody
    since = int(sightings.at[0]) if scene.since is None else scene.since
    until = int(sightings.at[-1]) + 1 if scene.until is None else scene.until
    low, high = np.searchsorted(sightings.at, [since, until])
    rows = np.flatnonzero(places[sightings.places[low:high]]) + low
    stretches = watched_stretches(sightings, stands, since, until)
    if not scene.hours and not scene.weekdays and scene.least_days == 1:
        days = np.bincount(sightings.subjects[rows], minlength=size).clip(max=1)
        return AtScene(stands, rows, days, bool(stretches), min(len(stretches), 1))
    return _recurring(sightings, scene, stands, rows, stretches)


def _recurring(
    sightings: Sightings,
    scene: Scene,
    stands: NDArray[np.bool_],
    rows: NDArray[np.int64],
    stretches: list[tuple[int, int, int]],
) -> AtScene:
    """A night from 22 to 5 is one night: the day begins at the first hour after it."""
    zones = sightings.where.zones
    fitting, packed = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    watched = set[int]()
    for number, zone in enumerate(sightings.where.zone_names):
        here = rows[zones[sightings.places[rows]] == number]
        day, fits = _days(sightings.at[here], zone, scene)
        fitting.append(here[fits])
        packed.append(sightings.subjects[here[fits]].astype(np.int64) * MOST_DAYS + day[fits])
        ticks = {
            quarter * QUARTER
            for place, since, until in stretches
            if zones[place] == number
            for quarter in range(since // QUARTER, -(-until // QUARTER))
        }
        day, fits = _days(np.array(sorted(ticks), dtype=np.int64), zone, scene)
        watched |= set(day[fits].tolist())
    counts = np.bincount(np.unique(np.concatenate(packed)) // MOST_DAYS, minlength=len(sightings.subject_ids))
    return AtScene(stands, np.sort(np.concatenate(fitting)), counts, len(watched) >= scene.least_days, len(watched))


def _days(at: NDArray[np.int64], zone: str, scene: Scene) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The local day of each time, and whether its hour and weekday are asked for."""
    local = local_time(at, zone)
    day = (local - _quiet_hour(scene.hours) * HOUR) // DAY
    fits = np.ones(len(at), dtype=np.bool_)
    if scene.hours:
        fits &= np.isin(local // HOUR % 24, scene.hours)
    if scene.weekdays:
        fits &= np.isin((day + 3) % 7, scene.weekdays)
    return day, fits


def _quiet_hour(hours: Sequence[int]) -> int:
    """The first hour after the longest stretch that is asked for without a break; midnight where none or all are."""
    asked = set(hours)
    if len(asked) in (0, 24) or not {23, 0} <= asked:
        return 0
    end = 0
    while end in asked:
        end += 1
    return end
