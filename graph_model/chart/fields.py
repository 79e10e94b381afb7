"""Single fields of hostile JSON: each is what it should be, or refused with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn

from graph_model.chart import limits
from graph_model.chart.shape import FLAGS
from graph_model.errors import BadArgument, LimitExceeded

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no person types, what PostgreSQL cannot hold, and halves of letters."""
_BREAK = re.compile("[\t\n\r\u2028\u2029]")
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 253_402_300_799_999
"""The end of the year 9999, in milliseconds UTC."""


def refuse(where: str, what: str, expected: str) -> NoReturn:
    """Raises BadArgument for the argument at `where`, as `content.elements[3].x`."""
    raise BadArgument(where, f"{where} {what}.", expected=expected)


class Fields:
    """One JSON object whose fields are taken one by one; `done` refuses what nobody took."""

    def __init__(self, given: Any, where: str) -> None:
        if not isinstance(given, Mapping):
            refuse(where, "is no object", "an object")
        self._given, self.where = dict(given), where

    def at(self, name: str) -> str:
        """Where a field stands."""
        return f"{self.where}.{name}" if self.where else name

    def take(self, name: str, default: Any = None) -> Any:
        """The value of a field, whatever it is."""
        return self._given.pop(name, default)

    def has(self, name: str) -> bool:
        """Whether a field is there and not null."""
        if self._given.get(name) is None:
            self._given.pop(name, None)
            return False
        return True

    def done(self) -> None:
        """Raises BadArgument where a field is left that the shape does not have."""
        for name in sorted(map(str, self._given))[:1]:
            refuse(self.where, f"has a field {name[:60]!r} that a chart does not have", "the fields of docs/charts.md")

    def text(self, name: str, most: int, *, least: int = 0, lines: bool = False, usual: str = "") -> str:
        """A text of up to `most` characters. lines: it may have line breaks. usual: where there is none."""
        found, where = self.take(name, ""), self.at(name)
        found = found or usual if found in (None, "") else found
        if not isinstance(found, str):
            refuse(where, "is no text", "a text")
        if len(found) > most:
            raise LimitExceeded(where, len(found), most)
        if _CONTROL.search(found) or (not lines and _BREAK.search(found)):
            refuse(where, "has characters that cannot be printed", "text" if lines else "text of one line")
        if len(found.strip()) < least:
            refuse(where, "is empty", "a text")
        return found

    def id(self, name: str) -> str:
        """An id."""
        return self.text(name, limits.ID, least=1)

    def type(self, name: str) -> str | None:
        """The name of a type, or None."""
        found, where = self.take(name), self.at(name)
        if found is not None and not (isinstance(found, str) and _TYPE.fullmatch(found)):
            refuse(where, "is no name of a type", "a name that `model` lists, or null")
        return found

    def flag(self) -> str | None:
        """One of FLAGS, or None."""
        found = self.take("flag")
        if found is not None and found not in FLAGS:
            refuse(self.at("flag"), "is no flag", "null, " + ", ".join(FLAGS))
        return found  # type: ignore[no-any-return]

    def truth(self, name: str, default: bool = False) -> bool:
        """True or false."""
        found = self.take(name, default)
        if not isinstance(found, bool):
            refuse(self.at(name), "is neither true nor false", "true or false")
        return found

    def number(self, name: str, low: float, high: float, default: float | None = None) -> float:
        """A finite number; a negative zero becomes positive."""
        found = self.take(name, default)
        usable = isinstance(found, int | float) and not isinstance(found, bool)
        if not usable or not low <= found <= high:
            refuse(self.at(name), "is no such number", f"a number from {low:g} to {high:g}")
        return float(found) + 0.0

    def place(self, name: str) -> float:
        """A co-ordinate in pixels."""
        return self.number(name, -limits.FARTHEST, limits.FARTHEST)

    def count(self, name: str) -> int:
        """A number of things."""
        found = self.take(name, 0)
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found < 1 << 53:
            refuse(self.at(name), "is no number of things", "0 or more")
        return found

    def time(self, name: str, *, needed: bool = False) -> int | None:
        """An instant in RFC 3339 as milliseconds UTC."""
        found, where = self.take(name), self.at(name)
        if found is None and not needed:
            return None
        return instant(found, where)

    def entries(self, name: str, most: int) -> list[Any]:
        """A list of up to `most` entries; null is an empty one."""
        found, where = self.take(name), self.at(name)
        if found is None:
            return []
        if not isinstance(found, list):
            refuse(where, "is no list", "a list")
        if len(found) > most:
            raise LimitExceeded(where, len(found), most)
        return found

    def objects(self, name: str, most: int) -> list[Fields]:
        """A list of objects."""
        return [Fields(one, f"{self.at(name)}[{n}]") for n, one in enumerate(self.entries(name, most))]

    def ids(self, name: str, most: int) -> tuple[str, ...]:
        """Ids, sorted, each once."""
        found = enumerate(self.entries(name, most))
        return tuple(sorted({Fields({"id": one}, f"{self.at(name)}[{n}]").id("id") for n, one in found}))

    def names(self, name: str) -> tuple[str, ...] | None:
        """Names of a filter, sorted, each once; None where there are none."""
        return self.ids(name, limits.NAMES) if self.has(name) else None


def instant(found: Any, where: str) -> int:
    """Milliseconds UTC of an RFC 3339 text with a zone. Raises BadArgument."""
    try:
        moment = datetime.fromisoformat(found) if isinstance(found, str) and len(found) <= 64 else None
        if moment is None or moment.tzinfo is None:
            raise ValueError
        milliseconds = round((moment - _EPOCH) / timedelta(milliseconds=1))
    except (ValueError, OverflowError):
        refuse(where, "is no time", "RFC 3339 with a zone, as 2026-03-12T00:10:00Z")
    if not -_LATEST <= milliseconds <= _LATEST:
        refuse(where, "is too far away", "a year up to 9999")
    return milliseconds


def written(milliseconds: int | None) -> str | None:
    """The same instant as RFC 3339 in UTC."""
    if milliseconds is None:
        return None
    exact = "milliseconds" if milliseconds % 1000 else "seconds"
    return (_EPOCH + timedelta(milliseconds=milliseconds)).isoformat(timespec=exact).replace("+00:00", "Z")
