"""Slots: one place in one UTC hour, which is what sightings hang on, so that no camera has millions of edges."""

from __future__ import annotations

from dataclasses import dataclass

from graph_model.records import Sighting

HOUR_MS = 3_600_000
DAY_HOURS = 24
RESOLUTION = 9
"""Of the H3 cells in which things that move are seen: about 200 metres from the middle to a corner."""
SENSOR = "Sensor"
"""The entity type of what reads."""
CELL = "H3:"
"""What the place of a sensor that moves begins with."""


@dataclass(frozen=True, slots=True)
class Slot:
    """place: the entity id of a sensor that stands, or `H3:<cell>`. hour: hours since 1970, UTC. latitude, longitude:
    the middle of a cell; None for a sensor, whose position is a dated claim."""

    place: str
    hour: int
    latitude: float | None = None
    longitude: float | None = None

    @property
    def id(self) -> str:
        """Unique over all slots."""
        return f"{self.place}@{self.hour}"


def slot_of(sighting: Sighting) -> Slot:
    """The slot that a sighting hangs on."""
    hour = sighting.at // HOUR_MS
    if sighting.latitude is None or sighting.longitude is None:
        return Slot(sighting.sensor, hour)
    # Takes a moment to import, and only what moves needs it.
    import h3

    cell = h3.latlng_to_cell(sighting.latitude, sighting.longitude, RESOLUTION)
    latitude, longitude = h3.cell_to_latlng(cell)
    return Slot(CELL + cell, hour, round(latitude, 6), round(longitude, 6))
