"""Numbers as text: which mark is the decimal point is declared by the source, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from graph_model.values.base import Context, Refused
from graph_model.values.given import line, shown

FORMATS = {
    "1234.50": (r"[+-]?\d+(?:\.\d+)?", "", "."),
    "1,234.50": (r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", ",", "."),
    "1.234,50": (r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", ".", ","),
    "1 234,50": (r"[+-]?(?:\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?", " ", ","),
    "1'234.50": (r"[+-]?(?:\d{1,3}(?:'\d{3})+|\d+)(?:\.\d+)?", "'", "."),
}
"""Context.number_format -> (pattern, grouping mark, decimal mark). Without one, the first holds."""

_LONGEST = 40
_EXPONENT = r"(?:[eE][+-]?\d{1,2})?"


def number(given: Any, context: Context) -> Decimal:
    """The exact decimal that was given. Raises Refused where it is none, or where it could be read in two ways."""
    if isinstance(given, bool):
        raise Refused("WRONG_KIND", "true or false was given where a number was expected")
    if isinstance(given, int | float | Decimal):
        return _finite(given)
    text = line(given, _LONGEST).replace("\u2212", "-").replace("\u2019", "'")
    wanted = context.number_format or "1234.50"
    if wanted not in FORMATS:
        raise Refused("UNKNOWN_FORMAT", f"the number format {shown(wanted)} is none of {', '.join(FORMATS)}")
    pattern, grouping, mark = FORMATS[wanted]
    if not re.fullmatch(f"(?:{pattern}){_EXPONENT}", text, re.ASCII):
        hint = "; declare how the source writes numbers" if re.search(r"\d[,' ]\d", text) else ""
        raise Refused("NOT_A_NUMBER", f"{shown(text)} is no number like {wanted}{hint}")
    return _bounded(Decimal(text.replace(grouping, "").replace(mark, ".") if grouping else text))


def _finite(given: int | float | Decimal) -> Decimal:
    if isinstance(given, int) and given.bit_length() > 256:
        raise Refused("OUT_OF_RANGE", "the number has too many digits")
    # repr of a float is the shortest text that reads back as it: 0.1 is meant as 0.1.
    exact = Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
    if not exact.is_finite():
        raise Refused("NOT_A_NUMBER", "the number is not finite")
    return _bounded(exact)


def _bounded(exact: Decimal) -> Decimal:
    if exact and not -30 <= exact.adjusted() <= 30:
        raise Refused("OUT_OF_RANGE", "the number is too large or too small to be meant")
    return exact
