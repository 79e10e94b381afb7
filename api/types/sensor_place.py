"""Where sensors read: a sensor that stands, or for what moves the cell that it was in."""

from __future__ import annotations

import math
from collections.abc import Iterable

import strawberry

from api.context import Asking
from graph_model.reader import FactFilter
from graph_model.sightings import Sightings
from stores.graph.reads.entities import entities


@strawberry.type(description="A sensor that stands, or for what moves an H3 cell.")
class SensorPlace:
    id: strawberry.ID = strawberry.field(description="The sensor's, or H3:<cell>.")
    caption: str
    latitude: float | None
    longitude: float | None


def sensor_places(
    asking: Asking, filter: FactFilter, sightings: Sightings, ids: Iterable[str]
) -> dict[str, SensorPlace]:
    """The places with these ids; one read for all."""
    wanted, seen = sorted(set(ids)), asking.seen(filter)
    named = entities(seen, [one for one in wanted if one.startswith("Sensor:")])
    found = {}
    for one in wanted:
        index, where = sightings.where.place(one), sightings.where
        at = (math.nan, math.nan) if index is None else (float(where.latitudes[index]), float(where.longitudes[index]))
        known = not math.isnan(at[0])
        found[one] = SensorPlace(
            id=strawberry.ID(one),
            caption=named[seen.clusters.of(one)].caption if one.startswith("Sensor:") else one,
            latitude=at[0] if known else None,
            longitude=at[1] if known else None,
        )
    return found
