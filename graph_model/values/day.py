"""Days, as exact as the source knows them: a day, a month, or a year."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from graph_model.values.base import Agreement, Context, Refused, Value, ValueType
from graph_model.values.given import shown, token

_ISO = re.compile(r"([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?|([1-9]\d{3})(\d\d)(\d\d)")
_MIDNIGHT = re.compile(r"[T ]00:?00(?::?00(?:[.,]0+)?)?(?:Z|[+-]\d\d:?\d\d)?$")


class Day(ValueType):
    """A calendar day, month or year, kept as exactly as it was given: `1980-03-12`, `1980-03` or `1980`.

    Without a format of the source only ISO 8601 is read, because 03/04/1980 means two days. Days, months and years
    that registers write as 00 are unknown. A two-digit year is read by POSIX's rule: 69 to 99 are 1969 to 1999.
    """

    name = "day"
    scalar = "Date"
    uses = frozenset({"date_format"})
    example = "1980-03-12"

    def clean(self, given: Any, context: Context) -> Value:
        is_date = isinstance(given, date)
        text = _MIDNIGHT.sub("", token(given.isoformat() if is_date else given))
        if context.date_format and not context.date_format.startswith("epoch_") and not is_date:
            return _formatted(text, context.date_format)
        match = _ISO.fullmatch(text)
        if match is None:
            if re.match(r"[1-9]\d{3}-\d\d-\d\d[T ]\d", text):
                raise Refused("HAS_TIME", f"{shown(text)} is a time of day; in which zone is it which day?")
            raise Refused("NOT_A_DAY", f"{shown(text)} is no day like 1980-03-12; declare the source's format")
        year, month, day = match[1] or match[4], match[2] or match[5], match[3] or match[6]
        return _checked(year, None if month == "00" else month, None if day == "00" else day)

    def compare(self, left: Value, right: Value) -> Agreement:
        if left == right:
            return Agreement.SAME
        a, b = str(left), str(right)
        return Agreement.COMPATIBLE if a.startswith(b) or b.startswith(a) else Agreement.DIFFERENT


def _formatted(text: str, pattern: str) -> str:
    try:
        found = datetime.strptime(text, pattern)  # noqa: DTZ007 - a day has no zone
    except (ValueError, re.error) as error:
        raise Refused("NOT_A_DAY", f"{shown(text)} does not look like {pattern}") from error
    has_day = re.search(r"%[djxcDFuUVwW]", pattern) is not None
    has_month = has_day or re.search(r"%[mbB]", pattern) is not None
    return _checked(
        f"{found.year:04d}", f"{found.month:02d}" if has_month else None, f"{found.day:02d}" if has_day else None
    )


def _checked(year: str, month: str | None, day: str | None) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise Refused("NOT_A_DAY", f"{year}-{month}-{day} is not in the calendar") from error
    if month is None and day is not None:
        raise Refused("NOT_A_DAY", "a day is given without its month")
    if int(year) < 1000:
        raise Refused("OUT_OF_RANGE", f"the year {int(year)} has fewer than four digits")
    return "-".join(piece for piece in (year, month, day) if piece is not None)


DAY = Day()
