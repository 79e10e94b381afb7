"""Which places lie within so many metres of one another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.great_circle import RADIUS
from graph_model.sightings import Places


@dataclass(frozen=True, slots=True)
class Near:
    """begins: p + 1 offsets into beside. beside: for each place the sorted indexes of those near it, itself included.
    spots: p indexes; places of one spot count as one place. Where metres is 0 each place is alone."""

    begins: NDArray[np.int64]
    beside: NDArray[np.int32]
    spots: NDArray[np.int32]
    alone: bool

    def close(self, places: NDArray[np.int32], others: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether each of k places is near the other one in the same row."""
        from algorithms.movement.copresence_kernel import each_near

        return places == others if self.alone else each_near(self.begins, self.beside, places, others)


def near(places: Places, metres: float) -> Near:
    """The places within `metres` of each. A place without a position is near itself alone.

    A spot is a place and those near it that belong to no earlier spot: so spots do not grow into one along a street.
    """
    count = len(places.ids)
    own = np.arange(count, dtype=np.int32)
    if metres <= 0 or count == 0:
        return Near(np.arange(count + 1, dtype=np.int64), own, own, True)
    from scipy.spatial import cKDTree

    known = np.flatnonzero(~(np.isnan(places.latitudes) | np.isnan(places.longitudes)))
    chord = 2 * np.sin(min(metres / RADIUS, np.pi) / 2) * (1 + 1e-12)
    tree = cKDTree(on_sphere(places.latitudes[known], places.longitudes[known]))
    pairs = tree.query_pairs(chord, output_type="ndarray")
    left, right = known[pairs[:, 0]], known[pairs[:, 1]]
    packed = np.sort(np.concatenate([left * count + right, right * count + left, own.astype(np.int64) * (count + 1)]))
    beside = (packed % count).astype(np.int32)
    begins = np.searchsorted(packed, np.arange(count + 1, dtype=np.int64) * count)
    spots = np.full(count, -1, dtype=np.int32)
    for place in range(count):
        if spots[place] < 0:
            around = beside[begins[place] : begins[place + 1]]
            spots[around[spots[around] < 0]] = place
    return Near(begins.astype(np.int64), beside, spots, not len(pairs))


def on_sphere(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points in degrees as (n, 3) on the unit sphere, so that straight distance orders as distance on the ground."""
    north, east = np.radians(latitudes), np.radians(longitudes)
    points: NDArray[np.float64] = np.column_stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)]
    )
    return points


def metres_between(
    latitudes: NDArray[np.float64], longitudes: NDArray[np.float64], latitude: float, longitude: float
) -> NDArray[np.float64]:
    """Great-circle distances in metres from n points in degrees to one; NaN where a point is unknown."""
    a, b = np.radians(latitudes), np.radians(latitude)
    aside = np.radians(longitudes - longitude)
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(aside / 2) ** 2
    found: NDArray[np.float64] = 2 * RADIUS * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return found
