"""Where events happened most: points by H3 cell, by hour and weekday. Nobody watches for events: there is no rate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.hot_map import HotCell, HotMap, check_hot, of_these
from algorithms.movement.local_time import HOUR, hours_and_weekdays

LONGEST_DAY = 25 * HOUR
"""The day on which clocks go back."""


def hot_points(
    latitudes: NDArray[np.float64],
    longitudes: NDArray[np.float64],
    at: NDArray[np.int64],
    zone: str,
    resolution: int = 8,
    kind: str = "event",
    *,
    lasting: NDArray[np.int64] | None = None,
    subjects: NDArray[np.int64] | None = None,
    hours: Collection[int] = (),
    weekdays: Collection[int] = (),
) -> HotMap:
    """n points in degrees (NaN where unknown) and their times in milliseconds UTC, most first, then by cell. An event
    is its own subject unless `subjects` numbers them. kind: what they are called, such as `event` or `finding`.
    lasting: n milliseconds within which it may have happened from `at` on: where it may have been in another hour no
    hour is known of it, and likewise the weekday; all are known without. hours, weekdays: as `hot_map` takes them; what
    they ask for and is not known leaves an event out, counted as `untimed`.

    >>> where = np.array([53.48, 53.48, 51.5]), np.array([-2.24, -2.24, -0.1])
    >>> [hot.count for hot in hot_points(*where, np.zeros(3, dtype=np.int64), "UTC", 7).cells]
    [2, 1]
    """
    import h3

    check_hot(resolution, hours, weekdays)
    length = np.zeros(len(at), dtype=np.int64) if lasting is None else lasting
    own = np.arange(len(at), dtype=np.int64) if subjects is None else subjects
    placed = ~(np.isnan(latitudes) | np.isnan(longitudes))
    hour, weekday = hours_and_weekdays(at, np.zeros(len(at), dtype=np.int16), (zone,))
    last_hour, last_day = hours_and_weekdays(
        at + np.clip(length - 1, 0, LONGEST_DAY), np.zeros(len(at), dtype=np.int16), (zone,)
    )
    of_hour, of_day = (length <= HOUR) & (last_hour == hour), (length <= LONGEST_DAY) & (last_day == weekday)
    untimed = (~of_hour if hours else ~of_day) if hours or weekdays else np.zeros(len(at), dtype=np.bool_)
    asked = of_these(hour, hours) & of_these(weekday, weekdays) & ~untimed
    inside = defaultdict(list)
    for row in np.flatnonzero(placed & asked).tolist():
        inside[str(h3.latlng_to_cell(float(latitudes[row]), float(longitudes[row]), resolution))].append(row)
    cells = []
    for cell, several in inside.items():
        rows = np.array(several, dtype=np.int64)
        cells.append(
            HotCell(
                cell=cell,
                kind=kind,
                count=len(rows),
                subjects=len(np.unique(own[rows])),
                sensors=0,
                watched_hours=0.0,
                rate=None,
                hours=tuple(np.bincount(hour[rows[of_hour[rows]]], minlength=24).tolist()),
                weekdays=tuple(np.bincount(weekday[rows[of_day[rows]]], minlength=7).tolist()),
            )
        )
    cells.sort(key=lambda hot: (-hot.count, hot.cell))
    unplaced = int(np.count_nonzero(asked & ~placed))
    return HotMap(tuple(cells), resolution, unplaced, int(np.count_nonzero(untimed)))
