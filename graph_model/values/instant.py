"""Instants: integer milliseconds UTC beside the zone in which the source wrote them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from graph_model.values.base import Agreement, Context, Part, Refused, Value, ValueType
from graph_model.values.times import FIELDS, read_time
from graph_model.values.zones import offset_name, possible_instants, to_local, to_milliseconds, zone_of

_MINUTE = 60_000


class Instant(ValueType):
    """A moment. A time without offset and without a zone of its source is refused, never guessed; so are a time that
    clocks skipped in spring and, unless its offset is given, one that came twice in autumn."""

    name = "instant"
    scalar = "DateTime"
    parts = (Part("", "INTEGER"), Part("_zone"))
    fields = FIELDS
    uses = frozenset({"date_format", "zone"})
    example = "2026-03-12T00:10:00+00:00"

    def clean(self, given: Any, context: Context) -> Value:
        earliest, latest, zone = bounds(*read_time(given, context))
        if earliest != latest:
            raise Refused("TIME_CAME_TWICE", f"clocks in {zone} went back, the time came twice; give its offset")
        return earliest, zone

    def compare(self, left: Value, right: Value) -> Agreement:
        a, b = milliseconds(left), milliseconds(right)
        if a == b:
            return Agreement.SAME
        # A source that writes whole minutes does not contradict one that writes seconds.
        whole_minutes = a % _MINUTE == 0 or b % _MINUTE == 0
        return Agreement.COMPATIBLE if whole_minutes and a // _MINUTE == b // _MINUTE else Agreement.DIFFERENT

    def caption(self, value: Value) -> str:
        return spoken(to_local(milliseconds(value), _zone(value)))

    def as_json(self, value: Value) -> Any:
        return iso(milliseconds(value), _zone(value))

    def key(self, value: Value) -> str:
        return iso(milliseconds(value), "UTC")


def bounds(moment: datetime, zone: str | None) -> tuple[int, int, str]:
    """Earliest and latest instant that a time as read may mean, in milliseconds UTC, and its zone. Raises Refused."""
    if zone is not None:
        zone_of(zone)
    if moment.tzinfo is not None:
        exact = to_milliseconds(moment)
        return exact, exact, zone or offset_name(moment)
    if zone is None:
        raise Refused("NO_ZONE", "the time has no zone, and its source names none")
    return *possible_instants(moment, zone), zone


def iso(at: int, zone: str) -> str:
    """RFC 3339 with the offset that the zone had: `2026-03-12T00:10:00+00:00`, milliseconds only where there are any.

    An offset with seconds, as before time zones were laid down, is written in UTC, because RFC 3339 has none such.
    """
    local = to_local(at, zone)
    offset = local.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        local = to_local(at, "UTC")
    return local.isoformat(timespec="milliseconds" if at % 1000 else "seconds")


def spoken(local: datetime) -> str:
    """A time for a person's eyes: as short as it is exact, with its offset."""
    offset = local.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        local = to_local(to_milliseconds(local), "UTC")
    exact = "milliseconds" if local.microsecond else "seconds" if local.second else "minutes"
    return local.isoformat(sep=" ", timespec=exact)


def milliseconds(value: Value) -> int:
    """The instant of a value, in milliseconds UTC."""
    return int(value[0]) if isinstance(value, tuple) else int(value)


def _zone(value: Value) -> str:
    return str(value[1]) if isinstance(value, tuple) else "UTC"


INSTANT = Instant()
