"""Points in space and time on a flat ground, in units of the distances that count as near."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from algorithms.analyses.clock import on_clock
from algorithms.great_circle import RADIUS
from algorithms.movement.local_time import DAY

Column = NDArray[np.float64]


class Scope(StrEnum):
    """What near is about: where, when, where and when, or the hour of the day whatever the day."""

    SPACE = "space"
    TIME = "time"
    BOTH = "both"
    HOUR = "hour"

    @property
    def places(self) -> bool:
        """Whether places count."""
        return self in (Scope.SPACE, Scope.BOTH)


@dataclass(frozen=True, slots=True)
class Points:
    """east, north: n metres from the middle, 0 where places do not count. seconds: n since the first point, or of the
    local day for HOUR; 0 where times do not count."""

    east: Column
    north: Column
    seconds: Column
    scope: Scope

    def features(self, metres: float, seconds: float) -> Column:
        """n x d for `labelled`, whose bounds are 1."""
        if self.scope is Scope.HOUR:
            angle, radius = self.seconds * (2 * np.pi / 86_400), 86_400 / (2 * np.pi) / seconds
            return np.column_stack([np.cos(angle) * radius, np.sin(angle) * radius])
        place = [self.east / metres, self.north / metres] if self.scope.places else []
        return np.column_stack([*place, *([] if self.scope is Scope.SPACE else [self.seconds / seconds])])

    @property
    def plane(self) -> int:
        """How many of the features are a place, or a point on the circle of hours."""
        return 0 if self.scope is Scope.TIME else 2

    def at(self, rows: NDArray[np.intp]) -> Points:
        """Some of them."""
        return Points(self.east[rows], self.north[rows], self.seconds[rows], self.scope)


def points(latitudes: Column, longitudes: Column, at: NDArray[np.int64], scope: Scope, zone: str) -> Points:
    """latitudes, longitudes: n degrees. at: n milliseconds UTC. Flat around the middle: fit for a city or a county."""
    nothing = np.zeros(len(at))
    east = north = seconds = nothing
    if scope.places and len(at):
        turn = np.radians(longitudes)
        middle = np.arctan2(np.sin(turn).mean(), np.cos(turn).mean())
        aside = (turn - middle + np.pi) % (2 * np.pi) - np.pi
        east = RADIUS * aside * np.cos(np.radians(np.median(latitudes)))
        north = RADIUS * np.radians(latitudes - np.median(latitudes))
    if scope is Scope.HOUR:
        seconds = on_clock(at, zone) % DAY / 1000
    elif scope is not Scope.SPACE and len(at):
        seconds = (at - at.min()) / 1000
    return Points(east, north, seconds, scope)
