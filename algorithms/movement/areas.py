"""The places that a question is about: named ones, a circle, a polygon, or H3 cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from algorithms.movement.near_places import metres_between
from graph_model.errors import BadArgument
from graph_model.sightings import Places


@dataclass(frozen=True, slots=True)
class Area:
    """Exactly one of: circle (latitude, longitude, metres), polygon of three corners or more (latitude, longitude), or
    cells (H3, of any resolution)."""

    circle: tuple[float, float, float] | None = None
    polygon: tuple[tuple[float, float], ...] = ()
    cells: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.circle is not None) + bool(self.polygon) + bool(self.cells) != 1:
            raise BadArgument("area", "An area is given in more than one way, or in none.", expected="exactly one")
        if self.polygon and len(self.polygon) < 3:
            raise BadArgument("area", f"A polygon has {len(self.polygon)} corners.", expected="at least 3")
        corners = [self.circle[:2]] if self.circle else list(self.polygon)
        for latitude, longitude in corners:
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
                raise BadArgument("area", "A point is not on the Earth.", expected="degrees, latitude first")
        if self.circle and not 0 <= self.circle[2] <= 1_000_000:
            raise BadArgument("area", f"The radius is {self.circle[2]} m.", expected="0 to 1,000,000 m")


def inside(places: Places, area: Area) -> NDArray[np.bool_]:
    """p: whether each place lies in the area; one without a position does not. A phone's mast lies where it stands.

    A polygon is drawn on the map: its edges are straight in degrees, and it may not cross the 180th meridian.
    """
    return within(places.latitudes, places.longitudes, area)


def within(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64], area: Area) -> NDArray[np.bool_]:
    """n: whether each point (degrees, NaN where unknown) lies in the area."""
    known = ~(np.isnan(latitudes) | np.isnan(longitudes))
    if area.circle:
        latitude, longitude, reach = area.circle
        return known & (metres_between(latitudes, longitudes, latitude, longitude) <= reach)
    if area.polygon:
        return known & in_polygon(latitudes, longitudes, area.polygon)
    return known & _in_cells(latitudes, longitudes, known, area.cells)


def in_polygon(
    latitudes: NDArray[np.float64], longitudes: NDArray[np.float64], corners: Sequence[tuple[float, float]]
) -> NDArray[np.bool_]:
    """Even-odd rule: how many edges lie east of the point."""
    odd = np.zeros(len(latitudes), dtype=np.bool_)
    for (north, east), (south, west) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if north == south:
            continue
        between = (latitudes < north) != (latitudes < south)
        odd ^= between & (longitudes < east + (latitudes - north) * (west - east) / (south - north))
    return odd


def edges_of(area: Area) -> list[tuple[float, float, float, float]]:
    """The edges (latitude, longitude, latitude, longitude) of a polygon or of cells, straight in degrees; none of a
    circle. A point lies inside where an odd number of edges lies east of it: an edge of two cells counts twice."""
    rings = [area.polygon] if area.polygon else [_outline(cell) for cell in sorted(set(area.cells))]
    return [(*ring[n - 1], *corner) for ring in rings for n, corner in enumerate(ring)]


def _outline(cell: str) -> tuple[tuple[float, float], ...]:
    import h3

    _check([cell])
    corners: tuple[tuple[float, float], ...] = h3.cell_to_boundary(cell)
    return corners


def _check(cells: Iterable[str]) -> None:
    import h3

    for cell in cells:
        if not h3.is_valid_cell(cell):
            raise BadArgument("area", "A cell is not an H3 cell.", expected="such as 89283082803ffff")


def _in_cells(
    latitudes: NDArray[np.float64], longitudes: NDArray[np.float64], known: NDArray[np.bool_], cells: tuple[str, ...]
) -> NDArray[np.bool_]:
    import h3

    _check(cells)
    wanted: dict[int, set[str]] = {}
    for cell in cells:
        wanted.setdefault(h3.get_resolution(cell), set()).add(cell)
    found = np.zeros(len(latitudes), dtype=np.bool_)
    for place in np.flatnonzero(known).tolist():
        latitude, longitude = float(latitudes[place]), float(longitudes[place])
        found[place] = any(
            h3.latlng_to_cell(latitude, longitude, resolution) in among for resolution, among in wanted.items()
        )
    return found
