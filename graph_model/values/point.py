"""Points on the Earth in WGS 84."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from graph_model.values.base import Agreement, Context, Part, Refused, Value, ValueType
from graph_model.values.given import line, needed, pieces, shown
from graph_model.values.numerals import number

DIGITS = 6
"""Decimals of a degree that are kept: 11 centimetres or less."""

_WKT = re.compile(r"POINT\s*\(\s*(\S+)\s+(\S+)\s*\)", re.IGNORECASE)
_PAIR = re.compile(r"\(?([^\s,;()]+)\s*[,;\s]\s*([^\s,;()]+)\)?")


class Point(ValueType):
    """Latitude and longitude in degrees (WGS 84): as pieces, as `53.4808, -2.2426` (latitude first), or as WKT
    `POINT(-2.2426 53.4808)` (longitude first). 0, 0 is refused: there it is sea, and sources mean "unknown"."""

    name = "point"
    scalar = "JSON"
    parts = (Part("_lat", "FLOAT"), Part("_lon", "FLOAT"))
    fields = ("lat", "lon")
    uses = frozenset({"number_format"})
    example = "53.4808, -2.2426"

    def clean(self, given: Any, context: Context) -> Value:
        lat, lon = (round(float(number(piece, context)), DIGITS) + 0.0 for piece in _two(given))
        if abs(lat) > 90 or abs(lon) > 180:
            swapped = "; are latitude and longitude swapped?" if abs(lon) <= 90 and abs(lat) <= 180 else ""
            raise Refused("OUT_OF_RANGE", f"{lat}, {lon} is not on the Earth{swapped}")
        if lat == 0 and lon == 0:
            raise Refused("NULL_ISLAND", "0, 0 stands for an unknown position")
        return lat, lon

    def compare(self, left: Value, right: Value) -> Agreement:
        if left == right:
            return Agreement.SAME
        coarse = min(_digits(left), _digits(right))
        (a, b), (c, d) = _pair(left), _pair(right)
        close = round(a, coarse) == round(c, coarse) and round(b, coarse) == round(d, coarse)
        return Agreement.COMPATIBLE if close else Agreement.DIFFERENT

    def caption(self, value: Value) -> str:
        lat, lon = _pair(value)
        return f"{_plain(lat)}, {_plain(lon)}"


def _two(given: Any) -> tuple[Any, Any]:
    found = pieces(given, Point.fields)
    if found is not None:
        return needed(found, "lat"), needed(found, "lon")
    if isinstance(given, list | tuple):
        if len(given) != 2:
            raise Refused("NOT_A_POINT", "a point has a latitude and a longitude")
        return given[0], given[1]
    text = line(given, 100)
    if match := _WKT.fullmatch(text):
        return match[2], match[1]
    if match := _PAIR.fullmatch(text):
        return match[1], match[2]
    raise Refused("NOT_A_POINT", f"{shown(text)} is no point like 53.4808, -2.2426")


def _pair(value: Value) -> tuple[float, float]:
    lat, lon = value if isinstance(value, tuple) else (value, value)
    return float(lat), float(lon)


def _digits(value: Value) -> int:
    """Decimals of the more exact of the two coordinates."""
    return max(len(_plain(degrees).partition(".")[2]) for degrees in _pair(value))


def _plain(degrees: float) -> str:
    return f"{Decimal(str(round(degrees, DIGITS))).normalize():f}"


POINT = Point()
