"""Where events happened most: points by H3 cell, by hour and weekday. Nobody watches for events: there is no rate."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.hot_map import HotCell, HotMap
from algorithms.movement.local_time import hours_and_weekdays
from graph_model.errors import BadArgument


def hot_points(
    latitudes: NDArray[np.float64],
    longitudes: NDArray[np.float64],
    at: NDArray[np.int64],
    zone: str,
    resolution: int = 8,
    kind: str = "event",
) -> HotMap:
    """n points in degrees (NaN where unknown) and their times in milliseconds UTC, most first, then by cell. An event
    is its own subject. kind: what they are called, such as `event` or `finding`.

    >>> where = np.array([53.48, 53.48, 51.5]), np.array([-2.24, -2.24, -0.1])
    >>> [hot.count for hot in hot_points(*where, np.zeros(3, dtype=np.int64), "UTC", 7).cells]
    [2, 1]
    """
    import h3

    if not 0 <= resolution <= 15:
        raise BadArgument("resolution", f"resolution is {resolution}.", expected="0 to 15")
    known = ~(np.isnan(latitudes) | np.isnan(longitudes))
    hour, weekday = hours_and_weekdays(at, np.zeros(len(at), dtype=np.int16), (zone,))
    inside = defaultdict(list)
    for row in np.flatnonzero(known).tolist():
        inside[str(h3.latlng_to_cell(float(latitudes[row]), float(longitudes[row]), resolution))].append(row)
    cells = [
        HotCell(
            cell=cell,
            kind=kind,
            count=len(rows),
            subjects=len(rows),
            sensors=0,
            watched_hours=0.0,
            rate=None,
            hours=tuple(np.bincount(hour[rows], minlength=24).tolist()),
            weekdays=tuple(np.bincount(weekday[rows], minlength=7).tolist()),
        )
        for cell, rows in inside.items()
    ]
    cells.sort(key=lambda hot: (-hot.count, hot.cell))
    return HotMap(tuple(cells), resolution, int(np.count_nonzero(~known)))
