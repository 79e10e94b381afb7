"""What the clock of a zone shows."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

HOUR, DAY = 3_600_000, 86_400_000
STEP = HOUR // 2
"""Clocks change at a whole or a half hour of UTC."""


def local_time(at: NDArray[np.int64], zone: str) -> NDArray[np.int64]:
    """Milliseconds since 1970-01-01 00:00 of the local clock; at: n milliseconds UTC, years 2 to 9998.

    >>> local_time(np.array([0]), "Asia/Shanghai").tolist() == [8 * HOUR]
    True
    """
    if not len(at):
        return at
    steps = at // STEP
    first, last = int(steps.min()), int(steps.max())
    if last - first < len(at):
        needed, which = np.arange(first, last + 1), steps - first
    else:
        needed, which = np.unique(steps, return_inverse=True)
    clock = ZoneInfo(zone)
    shifts = []
    for step in needed.tolist():
        offset = datetime.fromtimestamp(step * STEP // 1000, UTC).astimezone(clock).utcoffset()
        shifts.append(0 if offset is None else round(offset.total_seconds() * 1000))
    moved: NDArray[np.int64] = at + np.array(shifts, dtype=np.int64)[which]
    return moved


def hours_and_weekdays(
    at: NDArray[np.int64], zones: NDArray[np.int16], zone_names: tuple[str, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The hour and the weekday (0 is Monday) of each time by the clock of its zone. zones: n indexes of zone_names."""
    local = at.copy()
    for number, zone in enumerate(zone_names):
        here = np.flatnonzero(zones == number)
        local[here] = local_time(at[here], zone)
    return local // HOUR % 24, (local // DAY + 3) % 7
