"""Areas on the map."""

from __future__ import annotations

import math

import strawberry

from algorithms.movement.areas import Area as Places
from graph_model.errors import BadArgument, LimitExceeded

MOST_METRES = 1_000_000.0
"""The largest circle, `metres`."""
MOST_PARTS = 1_000
"""Corners of a polygon, or cells."""


@strawberry.input(description="All points within so many metres of a point (great circle).")
class Circle:
    latitude: float
    longitude: float
    metres: float


@strawberry.input(description="A point on the Earth, in degrees of WGS 84.")
class Point:
    latitude: float
    longitude: float


@strawberry.input(description="A part of the Earth's surface: exactly one of the three.")
class Area:
    circle: Circle | None = None
    polygon: list[Point] | None = strawberry.field(default=None, description="Its corners in their order.")
    cells: list[str] | None = strawberry.field(default=None, description="H3 cells, of any resolution.")


def area_of(area: Area, argument: str = "area") -> Places:
    """The same for the algorithms. Raises BadArgument, LimitExceeded."""
    for given in (area.polygon, area.cells):
        if given is not None and len(given) > MOST_PARTS:
            raise LimitExceeded(argument, len(given), MOST_PARTS)
    numbers = [n for point in area.polygon or () for n in (point.latitude, point.longitude)]
    if not all(map(math.isfinite, numbers)):
        raise BadArgument(argument, "A corner is not on the Earth.", expected="numbers")
    circle = checked_circle(area, argument) if area.circle is not None else None
    return Places(
        None if circle is None else (circle.latitude, circle.longitude, circle.metres),
        tuple((point.latitude, point.longitude) for point in area.polygon or ()),
        tuple(area.cells or ()),
    )


def checked_circle(area: Area, argument: str = "area") -> Circle:
    """The circle of an area, where a question takes no other shape. Raises BadArgument."""
    circle = area.circle
    if circle is None or area.polygon is not None or area.cells is not None:
        raise BadArgument(argument, "This question takes a circle alone.", expected="a circle")
    if not all(math.isfinite(n) for n in (circle.latitude, circle.longitude, circle.metres)):
        raise BadArgument(argument, "The circle is not on the Earth.", expected="numbers")
    if abs(circle.latitude) > 90 or abs(circle.longitude) > 180:
        raise BadArgument(argument, "The middle is not on the Earth.", expected="-90 to 90 and -180 to 180 degrees")
    if not 0 < circle.metres <= MOST_METRES:
        raise BadArgument(argument, f"metres is {circle.metres:g}.", expected=f"above 0, up to {MOST_METRES:g}")
    return circle
