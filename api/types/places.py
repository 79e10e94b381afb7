"""Places of marks, as a page or a saved chart gives them to the server."""

from __future__ import annotations

from typing import Any

from drawing.folding import PLAIN
from drawing.marks import Point
from graph_model.errors import BadArgument, LimitExceeded

FARTHEST = 1_000_000
"""Pixels from the middle."""


def places_of(argument: str, given: Any) -> dict[str, Point]:
    """Places by id out of {id: [x, y]}; none for null. Raises BadArgument, LimitExceeded."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise BadArgument(argument, f"{argument} is no object.", expected="{id: [x, y]}")
    if len(given) > 2 * PLAIN:
        raise LimitExceeded(argument, len(given), 2 * PLAIN)
    return {name: point_of(argument, point) for name, point in given.items()}


def point_of(argument: str, given: Any) -> Point:
    """A place out of [x, y]. Raises BadArgument."""
    if (
        isinstance(given, list)
        and len(given) == 2
        and all(isinstance(n, int | float) and not isinstance(n, bool) for n in given)
        and all(-FARTHEST <= n <= FARTHEST for n in given)
    ):
        return float(given[0]), float(given[1])
    raise BadArgument(argument, "A place is no point.", expected=f"[x, y], each within {FARTHEST} pixels")
