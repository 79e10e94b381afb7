"""Scalars: an instant always has a zone, in and out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

DateTime = NewType("DateTime", int)
"""Integer milliseconds UTC inside, RFC 3339 with a zone outside."""
Date = NewType("Date", str)
"""ISO 8601, as exact as the source gave it: 1987, 1987-03 or 1987-03-04."""
JSON = strawberry.scalars.JSON


def milliseconds(text: Any) -> int:
    """Milliseconds UTC of an RFC 3339 text. Raises ValueError where it has no zone or is none."""
    if not isinstance(text, str) or len(text) > 64:
        raise ValueError("a DateTime is an RFC 3339 text such as 2024-03-12T00:10:00+00:00")
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text!r} has no zone; write 2024-03-12T00:10:00Z or +01:00")
    return round(time.timestamp() * 1000)


def rfc3339(moment: int) -> str:
    """Milliseconds UTC as RFC 3339; fractions only where there are any."""
    time = datetime.fromtimestamp(moment // 1000, UTC).replace(microsecond=moment % 1000 * 1000)
    return time.isoformat(timespec="milliseconds" if moment % 1000 else "seconds").replace("+00:00", "Z")


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
