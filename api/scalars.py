"""Scalars: an instant always has a zone, in and out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

DateTime = NewType("DateTime", int)
"""Integer milliseconds UTC inside, RFC 3339 with a zone outside."""
Date = NewType("Date", str)
"""ISO 8601, as exact as the source gave it: 1987, 1987-03 or 1987-03-04."""
JSON = strawberry.scalars.JSON
_EPOCH = date(1970, 1, 1).toordinal()


def milliseconds(text: Any) -> int:
    """Milliseconds UTC of an RFC 3339 text. Raises ValueError where it has no zone or is none."""
    if not isinstance(text, str) or len(text) > 64:
        raise ValueError("a DateTime is an RFC 3339 text such as 2024-03-12T00:10:00+00:00")
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text!r} has no zone; write 2024-03-12T00:10:00Z or +01:00")
    return round(time.timestamp() * 1000)


def rfc3339(moment: int) -> str:
    """Milliseconds UTC as RFC 3339; fractions only where there are any. Raises ValueError beyond years 1 to 9999."""
    days, rest = divmod(moment, 86_400_000)
    seconds, fraction = divmod(rest, 1000)
    text = f"{_day(days)}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{text}.{fraction:03}Z" if fraction else text + "Z"


@lru_cache(maxsize=4096)
def _day(days: int) -> str:
    """A day by its number, 0 for 1970-01-01: an answer tells the same few days again and again."""
    return date.fromordinal(_EPOCH + days).isoformat()


DATE_TIME = strawberry.scalar(
    name="DateTime",
    description="An instant, RFC 3339 with a zone.",
    serialize=lambda moment: moment if isinstance(moment, str) else rfc3339(moment),
    parse_value=milliseconds,
)
DATE = strawberry.scalar(
    name="Date",
    description="ISO 8601, as exact as the source gave it: 1987, 1987-03 or 1987-03-04.",
    serialize=str,
    parse_value=str,
)
SCALARS: Mapping[object, ScalarDefinition] = {DateTime: DATE_TIME, Date: DATE}
