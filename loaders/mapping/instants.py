"""Times of one zone read by the day: a call list has a new time in every row, but few days.

Says the same as the value type does for what it can read, and None for all else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from graph_model.values.base import Refused
from graph_model.values.zones import possible_instants

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)
_DAY = re.compile(r"[1-9]\d{3}-\d\d-\d\d", re.ASCII)
_DAYS = 40_000
"""Days that are remembered: a century."""
_LAST = 86_399_000
"""Milliseconds from midnight to the last second of a day on which no clock changes."""
_DIRECTIVES = {
    "%d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9])",
    "%m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "%Y": r"(?P<Y>\d{4})",
    "%H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "%M": r"(?P<M>[0-5]\d|\d)",
    "%S": r"(?P<S>[0-5]\d|\d)",
}
"""As strptime reads them; what only it reads (a space before a day, second 61) it gets."""
_TIMES = ({"%d", "%m", "%Y"}, {"%d", "%m", "%Y", "%H", "%M"}, {"%d", "%m", "%Y", "%H", "%M", "%S"})
_PART = re.compile(r"%.|[^%]")


def instant_in(text: str, zone: str) -> int | None:
    """Milliseconds UTC of a time such as 2026-03-12T00:10 in a zone; None where it must be read with more care."""
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    day, hour, minute, second = found.groups("0")
    begin = _midnight(day, zone)
    return None if begin is None else begin + (int(hour) * 3600 + int(minute) * 60 + int(second)) * 1000


def day_in(text: str, zone: str) -> tuple[int, int] | None:
    """The midnights, in milliseconds UTC, at which a day such as 2026-03-12 begins and ends in a zone, or None."""
    begin = _midnight(text, zone) if _DAY.fullmatch(text) else None
    return None if begin is None else (begin, begin + _LAST + 1000)


@lru_cache(maxsize=64)
def iso_reader(form: str) -> Callable[[str], str | None] | None:
    """What turns a time or day in a date format of numbers into ISO 8601; None for other formats, such as with names.

    The function gives None for a text that does not fit the format.
    """
    parts = _PART.findall(form)
    directives = [part for part in parts if part.startswith("%")]
    if set(directives) not in _TIMES or len(set(directives)) < len(directives):
        return None
    timed = "%H" in directives
    compiled = re.compile("".join(_DIRECTIVES.get(part) or re.escape(part) for part in parts), re.ASCII)

    def to_iso(text: str) -> str | None:
        found = compiled.match(text)
        if found is None or found.end() < len(text):
            return None
        part = found.groupdict("00")
        day = f"{part['Y']}-{part['m']:0>2}-{part['d']:0>2}"
        return f"{day}T{part['H']:0>2}:{part['M']:0>2}:{part.get('S', '00'):0>2}" if timed else day

    return to_iso


@lru_cache(maxsize=_DAYS)
def _midnight(day: str, zone: str) -> int | None:
    """The instant at which a day begins; None where clocks change on it, or it is none."""
    try:
        first = datetime.fromisoformat(f"{day}T00:00:00")
        begin, last = (
            possible_instants(first, zone),
            possible_instants(first.replace(hour=23, minute=59, second=59), zone),
        )
    except (Refused, ValueError):
        return None
    plain = begin[0] == begin[1] and last[0] == last[1] and last[0] - begin[0] == _LAST
    return begin[0] if plain else None
