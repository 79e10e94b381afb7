"""Whether the cell of a sensor reaches into an area in which the sensor itself does not stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from algorithms.great_circle import RADIUS
from algorithms.movement.areas import Area, edges_of, in_polygon, within
from algorithms.movement.near_places import metres_between
from graph_model.sightings import Places

STEP = 3.0
"""Degrees between two corners of the outline of a cell, which is drawn around its arc, never within it."""
METRES = RADIUS * np.pi / 180
"""In a degree of latitude."""
Corners = NDArray[np.float64]


def reaching(places: Places, area: Area) -> NDArray[np.bool_]:
    """p: whether something that the place read may have been in the area: its circle, or its sector where it looks in
    one direction, has a point in common with it. Where nobody says how wide a sector is it is a circle."""
    found = np.zeros(len(places.ids), dtype=np.bool_)
    edges = np.array(edges_of(area)).reshape(-1, 4)
    if area.circle:
        (north, east), extent = area.circle[:2], area.circle[2]
    else:
        north, east = float(edges[:, 0].mean()), float(edges[:, 1].mean())
        extent = float(metres_between(edges[:, 0], edges[:, 1], north, east).max())
    apart = metres_between(places.latitudes, places.longitudes, north, east)
    for place in np.flatnonzero((places.radii > 0) & (apart <= extent + 1.01 * places.radii)).tolist():
        cell = _outline(places, place)
        if area.circle:
            found[place] = _meets_circle(cell, np.array([north, east]), extent)
        else:
            found[place] = _meets_edges(cell, edges, area)
    return found


def _outline(places: Places, place: int) -> Corners:
    """(k, 2): the corners of a cell, latitude and longitude."""
    azimuth, width = (np.nan, np.nan) if places.sectors is None else places.sectors[place]
    whole = bool(np.isnan(azimuth) or np.isnan(width) or width >= 360)
    azimuth, width = (0.0, 360.0) if whole else (azimuth, width)
    steps = max(int(np.ceil(width / STEP)), 1)
    angles = np.radians(azimuth - width / 2 + np.arange(steps + (not whole)) * width / steps)
    reach = places.radii[place] / np.cos(np.radians(width / steps / 2)) / METRES
    latitude, longitude = float(places.latitudes[place]), float(places.longitudes[place])
    north = latitude + reach * np.cos(angles)
    east = longitude + reach * np.sin(angles) / np.cos(np.radians(latitude))
    corners = np.column_stack([north, east])
    return corners if whole else np.vstack([corners, [latitude, longitude]])


def _meets_circle(cell: Corners, middle: Corners, reach: float) -> bool:
    if in_polygon(middle[:1], middle[1:], [(a, b) for a, b in cell.tolist()])[0]:
        return True
    scale = np.array([METRES, METRES * np.cos(np.radians(middle[0]))])
    begins = (cell - middle) * scale
    along = np.roll(begins, -1, axis=0) - begins
    share = -(begins * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9)
    closest = begins + along * np.clip(share, 0, 1)[:, None]
    return bool((np.hypot(*closest.T) <= reach).any())


def _meets_edges(cell: Corners, edges: Corners, area: Area) -> bool:
    if in_polygon(edges[:, 0], edges[:, 1], [(a, b) for a, b in cell.tolist()]).any():
        return True
    if within(cell[:, 0], cell[:, 1], area).any():
        return True
    one, other = cell[:, None, :], np.roll(cell, -1, axis=0)[:, None, :]
    begin, end = edges[None, :, :2], edges[None, :, 2:]
    parts = (_side(one, other, begin) != _side(one, other, end)) & (_side(begin, end, one) != _side(begin, end, other))
    return bool(parts.any())


def _side(begin: Corners, end: Corners, point: Corners) -> NDArray[np.bool_]:
    """On which side of each line a point lies."""
    along, to = end - begin, point - begin
    sides: NDArray[np.bool_] = along[..., 0] * to[..., 1] > along[..., 1] * to[..., 0]
    return sides
