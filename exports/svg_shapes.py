"""Outlines of marks as SVG, around 0, 0, and where a line from outside meets them."""

from __future__ import annotations

import math

from drawing.marks import Point
from graph_model.declare import Shape

_POLYGONS = {
    Shape.DIAMOND: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    Shape.HEXAGON: ((-0.55, -0.95), (0.55, -0.95), (1.08, 0), (0.55, 0.95), (-0.55, 0.95), (-1.08, 0)),
    Shape.TRIANGLE: ((0, -1.1), (1.15, 0.9), (-1.15, 0.9)),
    Shape.PENTAGON: ((0, -1.1), (1.05, -0.3), (0.65, 0.95), (-0.65, 0.95), (-1.05, -0.3)),
    Shape.TAG: ((-1.0, -0.85), (0.65, -0.85), (1.15, 0), (0.65, 0.85), (-1.0, 0.85)),
    Shape.OCTAGON: (
        (-0.42, -1.0), (0.42, -1.0), (1.0, -0.42), (1.0, 0.42), (0.42, 1.0), (-0.42, 1.0), (-1.0, 0.42), (-1.0, -0.42),
    ),
}  # fmt: skip
ROUNDED = {Shape.RECTANGLE: 0.3, Shape.BARREL: 0.75}
"""Corners of what is nearly a square, as a part of its half width."""
REACH = 1.2
"""How far an outline goes beyond its radius."""


def outline(shape: Shape | None, radius: float, style: str) -> str:
    """The element that draws an outline. style: its attributes, written by us. None: a circle."""
    if shape in _POLYGONS:
        points = " ".join(f"{number(x * radius)},{number(y * radius)}" for x, y in _POLYGONS[shape])
        return f'<polygon points="{points}" stroke-linejoin="round" {style}/>'
    if shape in ROUNDED:
        side, corner = number(radius * 0.95), number(radius * ROUNDED[shape])
        size = number(radius * 1.9)
        return f'<rect x="-{side}" y="-{side}" width="{size}" height="{size}" rx="{corner}" {style}/>'
    return f'<circle r="{number(radius)}" {style}/>'


def towards(start: Point, end: Point, distance: float) -> Point:
    """The point at a distance from `start` on the way to `end`; `start` where both are one."""
    length = math.dist(start, end)
    if length == 0:
        return start
    part = min(distance / length, 0.5)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def number(value: float) -> str:
    """A co-ordinate with up to one decimal."""
    return "0" if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
