"""What the clock of a zone that a person names shows."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.local_time import local_time
from graph_model.errors import BadArgument


def on_clock(at: NDArray[np.int64], zone: str) -> NDArray[np.int64]:
    """Milliseconds since 1970-01-01 00:00 of the zone's clock. at: n milliseconds UTC, years 2 to 9998.

    Raises BadArgument where there is no such zone.

    >>> on_clock(np.array([0]), "Asia/Shanghai").tolist()
    [28800000]
    """
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise BadArgument("zone", f"There is no zone {zone[:60]!r}.", expected="as Europe/London") from None
    return local_time(at, zone)
