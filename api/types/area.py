"""Areas on the map."""

from __future__ import annotations

import math

import strawberry

from graph_model.errors import BadArgument

MOST_METRES = 1_000_000.0
"""The largest circle, `metres`."""


@strawberry.input(description="All points within so many metres of a point (great circle).")
class Circle:
    latitude: float
    longitude: float
    metres: float


@strawberry.input(description="A part of the Earth's surface.")
class Area:
    circle: Circle


def checked_circle(area: Area, argument: str = "area") -> Circle:
    """The circle of an area. Raises BadArgument."""
    circle = area.circle
    if not all(math.isfinite(n) for n in (circle.latitude, circle.longitude, circle.metres)):
        raise BadArgument(argument, "The circle is not on the Earth.", expected="numbers")
    if abs(circle.latitude) > 90 or abs(circle.longitude) > 180:
        raise BadArgument(argument, "The middle is not on the Earth.", expected="-90 to 90 and -180 to 180 degrees")
    if not 0 < circle.metres <= MOST_METRES:
        raise BadArgument(argument, f"metres is {circle.metres:g}.", expected=f"above 0, up to {MOST_METRES:g}")
    return circle
