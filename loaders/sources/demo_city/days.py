"""Days and instants of the city, in its zone, as the integers that facts carry."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

ZONE = "Europe/London"
MS_MINUTE = 60_000
MS_HOUR = 3_600_000
MS_DAY = 86_400_000
EPOCH = date(1970, 1, 1)
YEAR = 2026
"""Year of the case: the theft is in the night to 12 March."""
_LAST = date(YEAR + 25, 1, 1)


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


TODAY = day_number(date(YEAR, 3, 20))
"""Registers were asked on this day: nothing in the city is later, but for bookings ahead."""


def instant(text: str) -> int:
    """Milliseconds UTC of a local time "2026-03-12 00:10"."""
    local = datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(ZONE))
    return int(local.timestamp()) * 1000


@cache
def _midnights() -> NDArray[np.int64]:
    days = day_number(_LAST)
    zone = ZoneInfo(ZONE)
    starts = (datetime(1970, 1, 1, tzinfo=zone) + timedelta(days=n) for n in range(days))
    return np.fromiter((int(start.timestamp()) * 1000 for start in starts), np.int64, days)


def midnights(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Milliseconds UTC at which these local days (numbers from 1970 on) begin."""
    return _midnights()[days]


def midnight(day: int) -> int:
    """Milliseconds UTC at which this local day begins."""
    return int(_midnights()[day])


@cache
def iso(day: int) -> str:
    """A day number as 1987-05-14."""
    return (EPOCH + timedelta(days=day)).isoformat()


def day_of(text: str) -> int:
    """Day number of 1987-05-14."""
    return day_number(date.fromisoformat(text))
