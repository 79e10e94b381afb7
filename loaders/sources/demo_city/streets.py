"""The streets of Port Merrow as GeoJSON, for the map: the city is made up, so no map of the world has them.

Main roads join the middles of neighbouring districts (a Gabriel graph) and lead past their plate cameras; the coast
road leads to the camera in the north. Each district has the streets that its addresses name, laid as a grid about its
middle, within the reach in which its addresses are scattered.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import cos, hypot, pi, radians, sin
from typing import Any

from loaders.sources.demo_city.geography import DISTRICTS, FERRY_TERMINAL, MUSEUM, STREETS, street_name
from loaders.sources.demo_city.sensors import CAMERAS, COAST_CAMERA

Point = tuple[float, float]
"""Degrees: latitude, longitude."""

_REACH = 0.0062
"""Degrees of latitude from a district's middle to the end of its longest street: nearly two standard deviations of its
addresses."""
_SQUEEZE = cos(radians(DISTRICTS[0][1]))
"""Degrees of latitude in one of longitude."""
_SHORE = 0.0095
"""Degrees of latitude that are built on beyond a district's middle."""
_CORNERS = 24
_TRIED = 400
"""Lines that are tried across a district, to see how wide it is."""


@cache
def streets() -> dict[str, Any]:
    """A FeatureCollection. `kind` of a feature: land (polygon), main or street (line), district or place (point)."""
    middles = [(latitude, longitude) for _, latitude, longitude in DISTRICTS]
    found = [_feature("Polygon", [_closed(_around(middles))], "land", "")]
    for district, (_, latitude, longitude) in enumerate(DISTRICTS):
        found += [_feature("LineString", line, "street", name) for name, line in _grid(district, latitude, longitude)]
    found += [_feature("LineString", line, "main", name) for name, line in _main_roads(middles)]
    found += [_feature("Point", (latitude, longitude), "district", name) for name, latitude, longitude in DISTRICTS]
    found += [_feature("Point", (at.latitude, at.longitude), "place", at.name) for at in (MUSEUM, FERRY_TERMINAL)]
    return {"type": "FeatureCollection", "features": found}


def _main_roads(middles: list[Point]) -> list[tuple[str, list[Point]]]:
    """Between districts with no other one within the circle over both, by way of their cameras."""
    cameras = [(camera.latitude, camera.longitude) for camera in CAMERAS]
    roads = []
    for a, b in combinations(range(len(middles)), 2):
        middle = (middles[a][0] + middles[b][0]) / 2, (middles[a][1] + middles[b][1]) / 2
        radius = _far(middles[a], middles[b]) / 2
        if all(_far(middle, other) >= radius for n, other in enumerate(middles) if n not in (a, b)):
            name = f"{DISTRICTS[a][0]} to {DISTRICTS[b][0]}"
            roads.append((name, [middles[a], cameras[a], cameras[b], middles[b]]))
    north = max(range(len(middles)), key=lambda n: middles[n][0])
    coast = (COAST_CAMERA.latitude, COAST_CAMERA.longitude)
    bends = [_between(cameras[north], coast, part, side) for part, side in ((0.2, 0.02), (0.5, -0.015), (0.8, 0.02))]
    return [*roads, ("Coast road", [middles[north], cameras[north], *bends, coast])]


def _grid(district: int, latitude: float, longitude: float) -> list[tuple[str, list[Point]]]:
    """Two sets of streets at a right angle, turned another way in each district. A street is a chord of the reach, as
    far as no other district's middle is nearer."""
    names = [street_name(street) for street in range(district, STREETS, len(DISTRICTS))]
    others = [
        (up - latitude, (right - longitude) * _SQUEEZE)
        for _, up, right in DISTRICTS
        if (up, right) != (latitude, longitude)
    ]
    half = len(names) // 2
    lines = []
    for across in (0, 1):
        angle = pi * district * 7 / len(DISTRICTS) + across * pi / 2
        fits = [offset for offset in _offsets(_TRIED) if _chord(offset, angle, others) is not None]
        low, high = fits[0], fits[-1]
        for place, name in enumerate(names[across * half : (across + 1) * half]):
            ends = _chord(low + (high - low) * (place + 0.5) / half, angle, others)
            assert ends is not None  # what is nearest to one middle is convex
            lines.append((name, [(latitude + up, longitude + right / _SQUEEZE) for up, right in ends]))
    return lines


def _offsets(many: int) -> list[float]:
    return [_REACH * (2 * (n + 0.5) / many - 1) for n in range(many)]


def _chord(offset: float, angle: float, others: list[Point]) -> list[Point] | None:
    """The part of a line at this distance from the middle that is within reach and nearer to it than to any other
    (Y.-D. Liang, B. A. Barsky, ACM Transactions on Graphics 3, 1984); None where there is none."""
    if abs(offset) >= _REACH:
        return None
    begin = (offset * cos(angle), offset * sin(angle))
    along = (-sin(angle), cos(angle))
    high = (_REACH**2 - offset**2) ** 0.5
    low = -high
    for up, right in others:
        room = (up**2 + right**2) / 2 - begin[0] * up - begin[1] * right
        step = along[0] * up + along[1] * right
        if step > 0:
            high = min(high, room / step)
        elif step < 0:
            low = max(low, room / step)
        elif room < 0:
            return None
    return None if low >= high else [(begin[0] + at * along[0], begin[1] + at * along[1]) for at in (low, high)]


def _around(middles: list[Point]) -> list[Point]:
    """The hull of all that is built on, counter-clockwise (A. M. Andrew, Information Processing Letters 9, 1979)."""
    turns = [2 * pi * n / _CORNERS for n in range(_CORNERS)]
    points = sorted(
        (longitude + _SHORE * cos(turn) / _SQUEEZE, latitude + _SHORE * sin(turn))
        for latitude, longitude in middles
        for turn in turns
    )
    return [(y, x) for x, y in (*_chain(points)[:-1], *_chain(points[::-1])[:-1])]


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], (a[1] - b[1]) * _SQUEEZE)


def _between(a: Point, b: Point, part: float, side: float) -> Point:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part + side


def _closed(ring: list[Point]) -> list[Point]:
    return [*ring, ring[0]]


def _feature(shape: str, places: Any, kind: str, name: str) -> dict[str, Any]:
    """GeoJSON has longitude first."""
    properties = {"kind": kind, "name": name}
    return {"type": "Feature", "geometry": {"type": shape, "coordinates": _turned(places)}, "properties": properties}


def _turned(places: Any) -> Any:
    if isinstance(places[0], float):
        return [round(places[1], 6), round(places[0], 6)]
    return [_turned(one) for one in places]
