"""What the clock of a zone shows at times that may lie far apart."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.local_time import STEP
from graph_model.errors import BadArgument


def on_clock(at: NDArray[np.int64], zone: str) -> NDArray[np.int64]:
    """Milliseconds since 1970-01-01 00:00 of the zone's clock. at: n milliseconds UTC, years 2 to 9998.

    Raises BadArgument where there is no such zone.

    >>> on_clock(np.array([0]), "Asia/Shanghai").tolist()
    [28800000]
    """
    try:
        clock = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise BadArgument("zone", f"There is no zone {zone[:60]!r}.", expected="as Europe/London") from None
    steps, which = np.unique(at // STEP, return_inverse=True)
    shifts = []
    for step in steps.tolist():
        offset = datetime.fromtimestamp(step * STEP // 1000, UTC).astimezone(clock).utcoffset()
        shifts.append(0 if offset is None else round(offset.total_seconds() * 1000))
    moved: NDArray[np.int64] = at + np.array(shifts, dtype=np.int64)[which.reshape(-1)]
    return moved
