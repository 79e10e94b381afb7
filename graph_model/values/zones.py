"""Time zones and the two traps of local time: hours that never were, and hours that were twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from graph_model.values.base import Refused
from graph_model.values.given import shown

_OFFSET = re.compile(r"([+-])(\d\d):([0-5]\d)")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_EARLIEST, _LATEST = 1800, 2199


@lru_cache(maxsize=1024)
def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name, or of a fixed offset such as `+01:00`. Raises Refused for any other text."""
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        if offset < timedelta(hours=24):
            return timezone(-offset if match[1] == "-" else offset)
    if name not in _names():
        raise Refused("UNKNOWN_ZONE", f"{shown(name)} is no time zone such as Europe/London or +01:00")
    return ZoneInfo(name)


def offset_name(moment: datetime) -> str:
    """The zone of a time that came with an offset: `UTC`, or `+01:00`. Raises Refused for offsets with seconds."""
    offset = moment.utcoffset() or timedelta()
    minutes, seconds = divmod(round(offset.total_seconds()), 60)
    if seconds or offset.microseconds:
        raise Refused("BAD_OFFSET", "the offset from UTC has seconds")
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "UTC"


def possible_instants(local: datetime, zone: str) -> tuple[int, int]:
    """The earliest and latest instant, in milliseconds UTC, that a clock of `zone` showed as `local`.

    They differ in the hour that comes twice when clocks go back. Raises Refused for a time that clocks skipped.
    """
    place = zone_of(zone)
    first, second = (to_milliseconds(local.replace(tzinfo=place, fold=fold)) for fold in (0, 1))
    if first > second:
        raise Refused("SKIPPED_TIME", f"clocks in {zone} went forward over {local:%Y-%m-%d %H:%M}; it never was")
    return first, second


def midnight(local: datetime, zone: str) -> tuple[int, int]:
    """The earliest and latest instant at which a day begins. Where clocks skip midnight, as they did in Brazil, that is
    the moment at which they do. Raises Refused for an unknown zone."""
    place = zone_of(zone)
    first, second = (to_milliseconds(local.replace(tzinfo=place, fold=fold)) for fold in (0, 1))
    return first, max(first, second)


def to_milliseconds(moment: datetime) -> int:
    """Milliseconds UTC of an aware time, cut to whole milliseconds. Raises Refused outside the years 1800 to 2199."""
    check_year(moment.year)
    return (moment - _EPOCH) // _MILLISECOND


def check_year(year: int) -> None:
    """Raises Refused outside the years 1800 to 2199, where a time is a mistake of the source."""
    if not _EARLIEST <= year <= _LATEST:
        raise Refused("OUT_OF_RANGE", f"the year {year} is not between {_EARLIEST} and {_LATEST}")


def to_local(milliseconds: int, zone: str) -> datetime:
    """The time that a clock of `zone` shows at an instant."""
    return (_EPOCH + timedelta(milliseconds=milliseconds)).astimezone(zone_of(zone))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
