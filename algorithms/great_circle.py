"""Distances on the Earth, taken as a sphere of its mean radius: at most 0.6 % off."""

from __future__ import annotations

import math

RADIUS = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""
Point = tuple[float, float]


def metres(one: Point, other: Point) -> float:
    """The shortest way from one (latitude, longitude) in degrees to another (haversine).

    >>> round(metres((53.4808, -2.2426), (51.5074, -0.1278)) / 1000)
    262
    """
    (a, b), (c, d) = [(math.radians(latitude), math.radians(longitude)) for latitude, longitude in (one, other)]
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(half, 1.0)))


def box(centre: Point, distance: float) -> tuple[float, float, float, float]:
    """South, north, west, east in degrees of a box that holds every point within `distance` metres of the centre.

    Where it crosses the 180th meridian west is larger than east; where it holds a pole it goes all around.
    """
    latitude, longitude = centre
    reach = math.degrees(distance / RADIUS)
    south, north = latitude - reach, latitude + reach
    if south <= -90 or north >= 90 or distance >= RADIUS * math.pi / 2:
        return max(south, -90.0), min(north, 90.0), -180.0, 180.0
    aside = math.degrees(math.asin(min(math.sin(math.radians(reach)) / math.cos(math.radians(latitude)), 1.0)))
    if aside >= 180:
        return south, north, -180.0, 180.0
    return south, north, (longitude - aside + 180) % 360 - 180, (longitude + aside + 180) % 360 - 180


def in_box(point: Point, bounds: tuple[float, float, float, float]) -> bool:
    """Whether a point lies in a box; its edges belong to it."""
    south, north, west, east = bounds
    latitude, longitude = point
    between = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
    return south <= latitude <= north and between
