"""Ranges of instants: something happened between an earliest and a latest possible time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from graph_model.values.base import Agreement, Context, Part, Refused, Value, ValueType
from graph_model.values.day import DAY
from graph_model.values.given import line, needed, pieces
from graph_model.values.instant import bounds, iso, spoken
from graph_model.values.times import read_time
from graph_model.values.zones import check_year, midnight, to_local

_FIELDS = ("from", "to", "zone")
_BETWEEN = re.compile(r"\s+(?:/|to|until|and|–|—)\s+")


class TimeRange(ValueType):
    """From an earliest to a latest possible time: `between 22:00 and 06:00`. A single time is a range of no length; a
    day, month or year reaches from its first midnight to the next one; a time that came twice in autumn covers both."""

    name = "range"
    scalar = "JSON"
    parts = (Part("_low", "INTEGER"), Part("_high", "INTEGER"), Part("_zone"))
    fields = _FIELDS
    uses = frozenset({"date_format", "zone"})
    example = "2026-03-11 22:00+00:00 to 2026-03-12 06:00+00:00"

    def clean(self, given: Any, context: Context) -> Value:
        start, end, zone = _ends(given, context)
        if zone is not None:
            context = Context(zone, context.country, context.date_format, context.number_format)
        low, high, low_zone = _covered(start, context)
        if end is not None:
            _, high, _ = _covered(end, context)
        if high < low:
            raise Refused("BACKWARDS", "the range ends before it begins")
        return low, high, low_zone

    def compare(self, left: Value, right: Value) -> Agreement:
        (a, b, _), (c, d, _) = _parts(left), _parts(right)
        if (a, b) == (c, d):
            return Agreement.SAME
        return Agreement.COMPATIBLE if a <= d and c <= b else Agreement.DIFFERENT

    def caption(self, value: Value) -> str:
        low, high, zone = _parts(value)
        first = spoken(to_local(low, zone))
        return first if low == high else f"{first} to {spoken(to_local(high, zone))}"

    def as_json(self, value: Value) -> Any:
        low, high, zone = _parts(value)
        return {"from": iso(low, zone), "to": iso(high, zone), "zone": zone}

    def key(self, value: Value) -> str:
        low, high, _ = _parts(value)
        return f"{iso(low, 'UTC')}/{iso(high, 'UTC')}"


def _ends(given: Any, context: Context) -> tuple[Any, Any | None, str | None]:
    found = pieces(given, _FIELDS)
    if found is not None:
        return needed(found, "from"), found.get("to"), line(found["zone"], 80) if "zone" in found else None
    if isinstance(given, list | tuple):
        if len(given) != 2:
            raise Refused("NOT_A_RANGE", "a range has two ends")
        return given[0], given[1], None
    if isinstance(given, str):
        text = line(given, 200)
        # ISO 8601 puts a slash between the ends of an interval; other formats put it inside a date.
        ends = text.split("/") if context.date_format is None and "/" in text else _BETWEEN.split(text)
        if len(ends) == 2:
            return ends[0].strip(), ends[1].strip(), None
    return given, None, None


def _covered(given: Any, context: Context) -> tuple[int, int, str]:
    """Earliest and latest instant of one end, in milliseconds UTC, and the zone."""
    try:
        return bounds(*read_time(given, context))
    except Refused as refused:
        try:
            day = str(DAY.clean(given, context))
        except Refused:
            raise refused from None
    if context.zone is None:
        raise Refused("NO_ZONE", "a day has no zone of its own, and its source names none")
    first, following = _days(day)
    return midnight(first, context.zone)[0], midnight(following, context.zone)[1], context.zone


def _days(day: str) -> tuple[datetime, datetime]:
    """The midnight at which a day, month or year begins, and the one at which the next begins."""
    first = datetime.fromisoformat(f"{day}-01-01"[:10])
    check_year(first.year)
    if len(day) == 4:
        return first, first.replace(year=first.year + 1)
    if len(day) == 7:
        return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first, first + timedelta(days=1)


def _parts(value: Value) -> tuple[int, int, str]:
    low, high, zone = value if isinstance(value, tuple) else (value, value, "UTC")
    return int(low), int(high), str(zone)


TIME_RANGE = TimeRange()
