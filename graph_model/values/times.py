"""Reading a time as sources write it: ISO 8601, the source's own format, or a count since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from graph_model.values.base import Context, Refused
from graph_model.values.given import line, needed, pieces, shown

EPOCHS = {"epoch_s": 1000, "epoch_ms": 1}
"""Context.date_format -> milliseconds for each unit counted since 1970-01-01 UTC."""

FIELDS = ("date", "time", "zone")
_LONGEST = 80
_ISO_TIME = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d.*", re.ASCII | re.IGNORECASE)
_BEFORE_OFFSET = re.compile(r" (?=[+-]\d\d:?\d\d$|[Zz]$)")
_COUNT = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?", re.ASCII)


def read_time(given: Any, context: Context) -> tuple[datetime, str | None]:
    """The time that was given, and its zone where one is known; naive where the zone must say which instant it is.

    given: text, a datetime, a number with `epoch_s` or `epoch_ms`, or a mapping of date, time and zone. Raises Refused.
    """
    found = pieces(given, FIELDS)
    zone = context.zone
    if found is not None:
        zone = line(found["zone"], _LONGEST) if "zone" in found else zone
        given = needed(found, "date")
        if "time" in found:
            given = f"{line(given, _LONGEST)} {line(found['time'], _LONGEST)}"
    if isinstance(given, datetime):
        return given, zone
    if isinstance(given, date):
        raise Refused("NO_TIME", "a day was given where a time of day was expected")
    text = line(given, _LONGEST)
    if context.date_format in EPOCHS:
        return _counted(text, EPOCHS[context.date_format]), zone or "UTC"
    return (_formatted(text, context.date_format) if context.date_format else _iso(text)), zone


def _iso(text: str) -> datetime:
    if not _ISO_TIME.fullmatch(text):
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text, re.ASCII):
            raise Refused("NO_TIME", f"{shown(text)} is a day; a time of day was expected")
        raise Refused("NOT_A_TIME", f"{shown(text)} is no time like 2026-03-12T00:10:00; declare the source's format")
    try:
        return datetime.fromisoformat(_BEFORE_OFFSET.sub("", text) if text.count(" ") else text)
    except ValueError as error:
        raise Refused("NOT_A_TIME", f"{shown(text)} is no time: {error}") from error


def _formatted(text: str, pattern: str) -> datetime:
    try:
        found = datetime.strptime(text, pattern)  # noqa: DTZ007 - the caller gives the zone
    except (ValueError, re.error) as error:
        raise Refused("NOT_A_TIME", f"{shown(text)} does not look like {pattern}") from error
    if not any(directive in pattern for directive in ("%H", "%I", "%X", "%c")):
        raise Refused("NO_TIME", f"the format {pattern} has no time of day")
    return found


def _counted(text: str, unit: int) -> datetime:
    if not _COUNT.fullmatch(text):
        raise Refused("NOT_A_TIME", f"{shown(text)} is no count since 1970")
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(Decimal(text) * unit))
    except OverflowError as error:
        raise Refused("OUT_OF_RANGE", f"{text} is too far from 1970; is the unit right?") from error
