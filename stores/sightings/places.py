"""Places out of sensors' claims: where each stood, how far it reaches, when it watched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from graph_model.registry import Registry
from graph_model.sightings import Places
from graph_model.slots import CELL
from graph_model.values.base import Value
from stores.graph.reads.sensors import SensorHistory
from stores.graph.seen import SeenGraph

UNKNOWN = "unknown"
"""The kind of a sensor of which nobody says what it is."""


class Last(NamedTuple):
    """Of a place the sensor that read there last, the zone of that reading and when it was (milliseconds UTC)."""

    sensor: str
    zone: str
    at: int


def silent(seen: SeenGraph, known: Mapping[str, SensorHistory], read: Iterable[str], until: int) -> dict[str, Last]:
    """Sensors that stand and read identifiers, that somebody says were watching, and that read nothing: not seen by
    them is not the same as not watched. read: places that read something, of which these are none, nor another name.
    until: the last reading of all.
    """
    found, taken = dict[str, Last](), {seen.clusters.of(place) for place in read}
    for sensor, history in known.items():
        watches = history.watching(seen.reader.filter)
        if not watches or seen.clusters.of(sensor) in taken:
            continue
        since, end, zone = watches[-1]
        last = max(since, min(end - 1, until))
        declared = seen.registry.sensors.get(str(history.at(last).get("kind", UNKNOWN)))
        if declared is not None and declared.reads and not declared.moves:
            taken.add(seen.clusters.of(sensor))
            found[sensor] = Last(sensor, zone, last)
    return found


def places_of(seen: SeenGraph, known: Mapping[str, SensorHistory], last: Mapping[str, Last]) -> Places:
    """The places of these ids as they were when they last read something, or watched. A sensor under another name adds
    the times in which it was watching."""
    ids, registry = sorted(last), seen.registry
    kind_names = tuple(sorted({*registry.sensors, UNKNOWN}))
    zone_names = tuple(sorted({one.zone for one in last.values()}))
    size = len(ids)
    kinds, zone_numbers = np.zeros(size, np.int16), np.zeros(size, np.int16)
    latitudes, longitudes = np.full(size, np.nan), np.full(size, np.nan)
    radii, sectors = np.zeros(size, np.float32), np.full((size, 2), np.nan)
    watched: list[tuple[int, int, int]] = []
    for number, place in enumerate(ids):
        sensor, zone, at = last[place]
        history = known.get(sensor)
        values = history.at(at) if history else {}
        kind = str(values.get("kind", UNKNOWN))
        kind = kind if kind in kind_names else UNKNOWN
        kinds[number], zone_numbers[number] = kind_names.index(kind), zone_names.index(zone)
        radii[number] = _radius(kind, values, registry)
        latitudes[number], longitudes[number] = _position(place, values)
        sectors[number] = _sector(kind, values, registry)
        if not place.startswith(CELL):
            names = [one for one in seen.clusters.all(sensor) if one in known and (one == sensor or one not in last)]
            watches = sorted(watch for one in names for watch in known[one].watching(seen.reader.filter))
            watched += [(number, watch.since, watch.until) for watch in watches]
    return Places(
        ids=ids,
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
        nouns=tuple(registry.sensors[name].noun[0] if name in registry.sensors else "sensor" for name in kind_names),
        sectors=sectors,
    )


def _radius(kind: str, values: Mapping[str, Value], registry: Registry) -> float:
    declared = registry.sensors.get(kind)
    if declared is None:
        return 0.0
    given = values.get("radius_m")
    if isinstance(given, int | float | str) and declared.cell:
        return float(given)
    return declared.accuracy_m if declared.cell or declared.moves else 0.0


def _sector(kind: str, values: Mapping[str, Value], registry: Registry) -> tuple[float, float]:
    declared = registry.sensors.get(kind)
    azimuth, width = values.get("azimuth"), values.get("width_deg")
    if declared is None or not declared.cell or not (isinstance(azimuth, float) and isinstance(width, float)):
        return np.nan, np.nan
    return azimuth, width


def _position(place: str, values: Mapping[str, Value]) -> tuple[float, float]:
    if place.startswith(CELL):
        import h3

        latitude, longitude = h3.cell_to_latlng(place.removeprefix(CELL))
        return float(latitude), float(longitude)
    position = values.get("position")
    return (float(position[0]), float(position[1])) if isinstance(position, tuple) else (np.nan, np.nan)
