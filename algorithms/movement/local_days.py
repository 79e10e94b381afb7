"""The days of a set of sightings by the local clock, and which of them are alike: working day, weekend, holiday."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from graph_model.sightings import Places, Sightings


class Stratum(IntEnum):
    """Days that are alike."""

    WORKING_DAY = 0
    WEEKEND = 1
    HOLIDAY = 2


@dataclass(frozen=True, slots=True)
class Days:
    """begins: d + 1 milliseconds UTC, so that the day when clocks change has 23 or 25 hours. dates: d local dates.
    strata: d values of `Stratum`. zone: the clock, IANA."""

    begins: NDArray[np.int64]
    dates: tuple[date, ...]
    strata: NDArray[np.int8]
    zone: str

    def __len__(self) -> int:
        return len(self.dates)

    def of(self, at: NDArray[np.int64]) -> NDArray[np.int32]:
        """The day in which each time lies."""
        return (np.searchsorted(self.begins, at, side="right") - 1).astype(np.int32)


def usual_zone(places: Places, read: NDArray[np.int64]) -> str:
    """The zone of most readings, by which one question counts its days; the first by name where several have most.
    read: how many readings each place has."""
    if not read.sum():
        return "UTC"
    of_zones = np.bincount(places.zones, weights=read, minlength=len(places.zone_names))
    best = [name for name, count in zip(places.zone_names, of_zones, strict=True) if count == of_zones.max()]
    return min(best)


def local_days(
    sightings: Sightings, begins_at: int = 4, holidays: Collection[date] = (), zone: str | None = None
) -> Days:
    """All days from the first to the last reading. begins_at: the local hour at which a day begins."""
    zone = zone or usual_zone(sightings.where, np.bincount(sightings.places, minlength=len(sightings.where.ids)))
    if not len(sightings.at):
        return Days(np.zeros(1, dtype=np.int64), (), np.zeros(0, dtype=np.int8), zone)
    return days_between(int(sightings.at[0]), int(sightings.at[-1]), zone, begins_at, holidays)


def days_between(first_at: int, last_at: int, zone: str, begins_at: int, holidays: Collection[date]) -> Days:
    """All days from one time to another, milliseconds UTC, by the clock of a zone."""
    clock, closed = ZoneInfo(zone), frozenset(holidays)
    first = datetime.fromtimestamp(first_at / 1000, UTC).astimezone(clock)
    day = (first - timedelta(hours=begins_at)).date() - timedelta(days=1)
    dates, begins = [], []
    while True:
        begun = datetime(day.year, day.month, day.day, begins_at, tzinfo=clock)
        dates.append(day)
        begins.append(round(begun.timestamp() * 1000))
        if begins[-1] > last_at:
            break
        day += timedelta(days=1)
    kept = int(np.searchsorted(begins, first_at, side="right")) - 1
    dates, begins = dates[kept:-1], begins[kept:]
    strata = [_stratum(day, closed) for day in dates]
    return Days(np.array(begins, dtype=np.int64), tuple(dates), np.array(strata, dtype=np.int8), zone)


def _stratum(day: date, closed: frozenset[date]) -> Stratum:
    if day in closed:
        return Stratum.HOLIDAY
    return Stratum.WEEKEND if day.weekday() >= 5 else Stratum.WORKING_DAY
