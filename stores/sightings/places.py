"""Places out of sensors' claims: where each stood, how far it reaches, when it watched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graph_model.registry import Registry
from graph_model.sightings import Places
from graph_model.slots import CELL
from graph_model.values.base import Value
from stores.graph.reads.sensors import SensorHistory

UNKNOWN = "unknown"
"""The kind of a sensor of which nobody says what it is."""


def places_of(
    ids: Sequence[str],
    sensor_of: Sequence[str],
    zones: Sequence[str],
    sensors: Mapping[str, SensorHistory],
    at: int,
    registry: Registry,
) -> Places:
    """The places of these ids, sorted, as they were at a time (milliseconds UTC). sensor_of, zones: of each place a
    sensor that read there, and the zone of its readings."""
    kind_names = tuple(sorted({*registry.sensors, UNKNOWN}))
    zone_names = tuple(sorted(set(zones)))
    size = len(ids)
    kinds, zone_numbers = np.zeros(size, np.int16), np.zeros(size, np.int16)
    latitudes, longitudes = np.full(size, np.nan), np.full(size, np.nan)
    radii = np.zeros(size, np.float32)
    watched: list[tuple[int, int, int]] = []
    for number, (place, sensor, zone) in enumerate(zip(ids, sensor_of, zones, strict=True)):
        history = sensors.get(sensor)
        values = history.at(at) if history else {}
        kind = str(values.get("kind", UNKNOWN))
        kind = kind if kind in kind_names else UNKNOWN
        kinds[number], zone_numbers[number] = kind_names.index(kind), zone_names.index(zone)
        radii[number] = _radius(kind, values, registry)
        latitudes[number], longitudes[number] = _position(place, values)
        if history and not place.startswith(CELL):
            watched += [(number, low, high) for low, high in history.watching]
    return Places(
        ids=list(ids),
        kinds=kinds,
        kind_names=kind_names,
        latitudes=latitudes,
        longitudes=longitudes,
        radii=radii,
        zones=zone_numbers,
        zone_names=zone_names,
        watch_places=np.array([number for number, _, _ in watched], np.int32),
        watch_since=np.array([low for _, low, _ in watched], np.int64),
        watch_until=np.array([high for _, _, high in watched], np.int64),
    )


def _radius(kind: str, values: Mapping[str, Value], registry: Registry) -> float:
    declared = registry.sensors.get(kind)
    if declared is None:
        return 0.0
    given = values.get("radius_m")
    if isinstance(given, int | float | str) and declared.cell:
        return float(given)
    return declared.accuracy_m if declared.cell or declared.moves else 0.0


def _position(place: str, values: Mapping[str, Value]) -> tuple[float, float]:
    if place.startswith(CELL):
        import h3

        latitude, longitude = h3.cell_to_latlng(place.removeprefix(CELL))
        return float(latitude), float(longitude)
    position = values.get("position")
    return (float(position[0]), float(position[1])) if isinstance(position, tuple) else (np.nan, np.nan)
