"""What flows at places: events of the graph, or sightings of one kind of sensor, as counts by cell and hour."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

import numpy as np
import strawberry
from numpy.typing import NDArray

from algorithms.analyses.counted import Counted, counted, counted_at
from algorithms.movement.local_time import HOUR
from algorithms.movement.watched import is_watched
from api.context import Asking
from api.happenings import Happenings, happenings
from graph_model.errors import BadArgument
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings


@strawberry.enum(description="Events, what was noticed, such as alarms, or what sensors read; never people.")
class Flowing(Enum):
    """What is counted at places."""

    EVENT = "Event"
    DETECTION = "Detection"
    SIGHTING = "Sighting"


@dataclass(frozen=True)
class Flow(ABC):
    """total: with a time and a place. left_out: without. hidden, age: as of what it was read from."""

    total: int
    left_out: int
    hidden: int
    age: float

    @abstractmethod
    def counted(self, resolution: int) -> Counted:
        """Counts by H3 cell and hour. Raises BadArgument, LimitExceeded."""

    @abstractmethod
    def ids(self, made: Counted, cell: int, hour: int) -> list[str]:
        """What it was that was counted in a cell in the hour that begins at so many milliseconds UTC."""

    @abstractmethod
    def watched(self, made: Counted, cell: int, hour: int) -> bool | None:
        """Whether a sensor of the cell watched in that hour; None where nobody watches for it."""


def flow(asking: Asking, filter: FactFilter, of: Flowing, kinds: Collection[str] | None) -> Flow:
    """What is asked for, as the reader sees it. Raises BadArgument, LimitExceeded, StoreUnavailable."""
    if of is not Flowing.SIGHTING:
        return _Events.of(happenings(asking, filter, of.value, kinds))
    sightings = asking.sightings(filter)
    used = sightings.where.kinds[np.unique(sightings.places)]
    read = sorted({sightings.where.kind_names[kind] for kind in used.tolist()})
    if kinds is None or len(set(kinds)) != 1:
        told = f"one of {', '.join(read)}" if read else "the name of a kind of sensor"
        raise BadArgument("kinds", "Sightings of several kinds of sensors are never added up.", expected=told)
    return _Read.of(sightings, next(iter(kinds)))


@dataclass(frozen=True)
class _Events(Flow):
    """rows: of the events with a time and a place."""

    events: Happenings
    rows: NDArray[np.intp]

    @classmethod
    def of(cls, events: Happenings) -> _Events:
        """Those whose time and place are known."""
        rows = np.flatnonzero(events.timed & events.placed)
        return cls(len(rows), len(events.at) - len(rows), events.hidden, events.age, events, rows)

    def counted(self, resolution: int) -> Counted:
        events, rows = self.events, self.rows
        return counted(events.latitudes[rows], events.longitudes[rows], events.at[rows], resolution)

    def ids(self, made: Counted, cell: int, hour: int) -> list[str]:
        return [self.events.entities[self.rows[row]].id for row in made.rows(cell, hour).tolist()]

    def watched(self, made: Counted, cell: int, hour: int) -> bool | None:
        return None


@dataclass(frozen=True)
class _Read(Flow):
    """rows: of the sightings of one kind of sensor at a place with a position."""

    sightings: Sightings
    rows: NDArray[np.intp]

    @classmethod
    def of(cls, sightings: Sightings, kind: str) -> _Read:
        """Those of one kind of sensor."""
        where = sightings.where
        mine = np.array([name == kind for name in where.kind_names], dtype=np.bool_)[where.kinds]
        placed = mine & ~np.isnan(where.latitudes) & ~np.isnan(where.longitudes)
        rows = np.flatnonzero(placed[sightings.places])
        left_out = int(np.count_nonzero(mine[sightings.places])) - len(rows)
        return cls(len(rows), left_out, sightings.hidden, sightings.age, sightings, rows)

    def counted(self, resolution: int) -> Counted:
        where, rows = self.sightings.where, self.rows
        # Hours after the last reading of this kind are counted too, where anything was read in them.
        until = int(self.sightings.at[-1]) + 1 if len(self.sightings.at) else None
        places, at = self.sightings.places[rows], self.sightings.at[rows]
        return counted_at(where.latitudes, where.longitudes, places, at, resolution, until)

    def ids(self, made: Counted, cell: int, hour: int) -> list[str]:
        places = np.unique(self.sightings.places[self.rows[made.rows(cell, hour)]])
        named = (self.sightings.where.ids[place] for place in places.tolist())
        return [one for one in named if one.startswith("Sensor:")]

    def watched(self, made: Counted, cell: int, hour: int) -> bool | None:
        places = np.zeros(len(self.sightings.where.ids), dtype=np.bool_)
        places[self.sightings.places[self.rows[made.cell_of == cell]]] = True
        return is_watched(self.sightings, places, hour, hour + HOUR)
