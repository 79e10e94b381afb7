"""Where much was seen: readings by H3 cell, with how long was watched there, by hour and weekday."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.local_time import HOUR, hours_and_weekdays
from algorithms.movement.watched import watched_stretches
from graph_model.errors import BadArgument
from graph_model.sightings import Sightings


@dataclass(frozen=True, slots=True)
class HotCell:
    """cell: H3. kind: of the sensors, which are never mixed. count: readings. subjects: different ones. sensors: places
    of that kind in the cell. watched_hours: summed over them, in the hours and on the weekdays asked for. rate:
    readings in a watched hour of one sensor; None where nobody watched. hours, weekdays: readings by local hour and
    weekday."""

    cell: str
    kind: str
    count: int
    subjects: int
    sensors: int
    watched_hours: float
    rate: float | None
    hours: tuple[int, ...]
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HotMap:
    """cells: most readings in a watched hour first, then by cell and kind. unplaced: readings at places without a
    position, which stand on no map. untimed: events left out as nobody knows whether they were in the hours asked."""

    cells: tuple[HotCell, ...]
    resolution: int
    unplaced: int
    untimed: int = 0


def hot_map(
    sightings: Sightings,
    resolution: int = 8,
    *,
    hours: Collection[int] = (),
    weekdays: Collection[int] = (),
    subject_types: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    places: NDArray[np.bool_] | None = None,
) -> HotMap:
    """Readings by cell and kind of sensor.

    resolution: of H3, 0 to 15. hours (0 to 23), weekdays (0 is Monday): by the sensor's own clock; none given means
    all. subject_types, kinds (of sensors): only these. places: p, true for those asked about, as `inside` gives them.
    """
    check_hot(resolution, hours, weekdays)
    where = sightings.where
    asked = np.ones(len(where.ids), dtype=np.bool_) if places is None else places
    if kinds is not None:
        asked = asked & np.array([name in kinds for name in where.kind_names], dtype=np.bool_)[where.kinds]
    cells, cell_of = _cells(sightings, resolution)
    hour, weekday = hours_and_weekdays(sightings.at, where.zones[sightings.places], where.zone_names)
    types = np.array([subject_types is None or name in subject_types for name in sightings.type_names], dtype=np.bool_)
    kept = asked[sightings.places] & types[sightings.subject_types[sightings.subjects]] if len(types) else asked[:0]
    kept &= of_these(hour, hours) & of_these(weekday, weekdays)
    unplaced = int(np.count_nonzero(kept & (cell_of[sightings.places] < 0)))
    kept &= cell_of[sightings.places] >= 0
    group = cell_of.astype(np.int64) * len(where.kind_names) + where.kinds
    exposure = _exposure(sightings, asked & (cell_of >= 0), hours, weekdays)
    of_rows, subjects = group[sightings.places[kept]], sightings.subjects[kept].astype(np.int64)
    size = max(len(sightings.subject_ids), 1)
    different = np.unique(of_rows * size + subjects) // size
    found = []
    for one in np.unique(group[asked & (cell_of >= 0)]).tolist():
        here = of_rows == one
        members = asked & (group == one)
        watched, count = float(exposure[members].sum()) / HOUR, int(np.count_nonzero(here))
        if count or watched:
            cell, kind = divmod(one, len(where.kind_names))
            found.append(
                HotCell(
                    cell=cells[cell],
                    kind=where.kind_names[kind],
                    count=count,
                    subjects=int(np.count_nonzero(different == one)),
                    sensors=int(np.count_nonzero(members)),
                    watched_hours=watched,
                    rate=count / watched if watched else None,
                    hours=tuple(np.bincount(hour[kept][here], minlength=24).tolist()),
                    weekdays=tuple(np.bincount(weekday[kept][here], minlength=7).tolist()),
                )
            )
    found.sort(key=lambda hot: (-(hot.rate or 0.0), hot.cell, hot.kind))
    return HotMap(tuple(found), resolution, unplaced)


def check_hot(resolution: int, hours: Collection[int], weekdays: Collection[int]) -> None:
    """Raises BadArgument for what no map can be drawn of."""
    if not 0 <= resolution <= 15:
        raise BadArgument("resolution", f"resolution is {resolution}.", expected="0 to 15")
    if not set(hours) <= set(range(24)) or not set(weekdays) <= set(range(7)):
        raise BadArgument("hours", "An hour or a weekday does not exist.", expected="hours 0-23, weekdays 0-6")


def of_these(values: NDArray[np.int64], wanted: Collection[int]) -> NDArray[np.bool_]:
    """n: whether each is one of those asked for; none asked for means all."""
    return np.isin(values, sorted(wanted)) if wanted else np.ones(len(values), dtype=np.bool_)


def _cells(sightings: Sightings, resolution: int) -> tuple[list[str], NDArray[np.int32]]:
    """The cells in order, and the index of each place's; -1 without a position."""
    import h3

    where = sightings.where
    points = zip(where.latitudes.tolist(), where.longitudes.tolist(), strict=True)
    named = ["" if point[0] != point[0] else str(h3.latlng_to_cell(*point, resolution)) for point in points]
    cells = sorted(set(named) - {""})
    index = {"": -1} | {cell: number for number, cell in enumerate(cells)}
    return cells, np.array([index[name] for name in named], dtype=np.int32)


def _exposure(
    sightings: Sightings, places: NDArray[np.bool_], hours: Collection[int], weekdays: Collection[int]
) -> NDArray[np.float64]:
    """Watched milliseconds by place from the first to the last reading, in the hours and on the weekdays asked for."""
    where = sightings.where
    watched = np.zeros(len(where.ids))
    if not len(sightings.at):
        return watched
    first, last = int(sightings.at[0]) // HOUR * HOUR, -(-(int(sightings.at[-1]) + 1) // HOUR) * HOUR
    stretches = np.array(watched_stretches(sightings, places, first, last), dtype=np.int64).reshape(-1, 3)
    place, since, until = stretches.T
    while len(place):
        ends = np.minimum(until, (since // (HOUR // 4) + 1) * (HOUR // 4))  # zones are off by whole quarters
        hour, weekday = hours_and_weekdays(since, where.zones[place], where.zone_names)
        counts = of_these(hour, hours) & of_these(weekday, weekdays)
        np.add.at(watched, place[counts], (ends - since)[counts])
        goes_on = ends < until
        place, since, until = place[goes_on], ends[goes_on], until[goes_on]
    return watched
