"""What a source gave, made readable: one line of text, one token of an identifier, or the pieces of a mapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from graph_model.values.base import Refused

_TOKEN_LONGEST = 200
_EXACT_FLOAT = 2**53
# Invisible characters that change how text is drawn or compared, but not what it says: zero-width space, direction
# marks, embeddings, overrides and isolates (Unicode Technical Report 36), soft hyphen, byte order mark, annotations.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")


def line(given: Any, longest: int) -> str:
    """One line of Unicode text in NFC: white space folded, control and direction characters taken out.

    Numbers lose the ".0" that spreadsheets add. Raises Refused for nothing, for text over `longest` characters, and
    for what is no text at all, a lone surrogate included.
    """
    text = _written(given)
    if text.isascii() and text.isprintable():
        text = " ".join(text.split())
    else:
        text = " ".join("".join(_kept(ch) for ch in _INVISIBLE.sub("", text)).split())
        text = unicodedata.normalize("NFC", text)
    if not text:
        raise Refused("EMPTY", "the text is empty")
    if len(text) > longest:
        raise Refused("TOO_LONG", f"the text has {len(text)} characters; at most {longest} are kept")
    return text


def token(given: Any, longest: int = _TOKEN_LONGEST) -> str:
    """One line of an identifier: also NFKC and digits of any script as 0 to 9. Raises Refused, also for `4.9E+14`."""
    text = line(given, longest)
    if not text.isascii():
        text = "".join(_digit(ch) for ch in unicodedata.normalize("NFKC", text))
    if _ROUNDED.fullmatch(text):
        raise Refused("ROUNDED", f"{text} was rounded by a spreadsheet, its digits are lost; export the column as text")
    return " ".join(text.split())


def digits(given: Any) -> str:
    """The digits of an identifier without spaces, dots, dashes and slashes. Raises Refused for anything else in it."""
    text = re.sub(r"[\s./\-\u2010-\u2015]", "", token(given))
    if not (text.isascii() and text.isdigit()):
        raise Refused("NOT_DIGITS", f"{shown(text)} has characters other than digits")
    return text


def pieces(given: Any, fields: tuple[str, ...]) -> dict[str, Any] | None:
    """The pieces of a value given as a mapping, without those that are empty; None where it is not a mapping."""
    if not isinstance(given, Mapping):
        return None
    unknown = sorted(str(name) for name in given if name not in fields)
    if unknown:
        raise Refused("UNKNOWN_PIECE", f"{shown(unknown[0])} is none of {', '.join(fields)}")
    return {name: piece for name, piece in given.items() if piece is not None and piece != ""}


def needed(found: Mapping[str, Any], name: str) -> Any:
    """The piece `name`. Raises Refused where it is missing."""
    if name not in found:
        raise Refused("PIECE_MISSING", f"the {name} is missing")
    return found[name]


def shown(text: object) -> str:
    """Given text inside a reason: quoted, without control characters, cut."""
    safe = "".join(ch if ch.isprintable() else "?" for ch in str(text)[:40])
    return f'"{safe}"'


def _written(given: Any) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, float):
        if given != given or given in (float("inf"), float("-inf")):
            raise Refused("EMPTY", "the number is not finite")
        return str(int(given)) if given.is_integer() and abs(given) < _EXACT_FLOAT else repr(given)
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        if given.bit_length() > 256:
            raise Refused("TOO_LONG", "the number has too many digits")
        return str(given)
    if isinstance(given, Decimal | date):
        return str(given)
    if given is None:
        raise Refused("EMPTY", "nothing was given")
    raise Refused("WRONG_KIND", f"a {type(given).__name__} was given where text was expected")


def _kept(ch: str) -> str:
    if ch.isspace():
        return " "
    category = unicodedata.category(ch)
    if category == "Cs":
        raise Refused("BROKEN_TEXT", "the text holds half a character; the file was decoded or cut wrongly")
    # Noncharacters (U+FFFE and the like) cannot be written as XML.
    return "" if category == "Cc" or ord(ch) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(ch) <= 0xFDEF else ch


def _digit(ch: str) -> str:
    value = unicodedata.decimal(ch, -1)
    return ch if value < 0 else str(value)


_ABSENT = frozenset(
    {
        "absent", "missing", "na", "nan", "nil", "noplate", "none", "nonumber", "notapplicable", "notavailable",
        "notknown", "null", "tba", "tbc", "tbd", "unavailable", "undefined", "unk", "unknown", "unread", "unreadable",
    }
)  # fmt: skip


def stands_for_nothing(text: str) -> bool:
    """Whether a word in place of a number says that there is none, however it is written: N/A, unknown, null. Kept as a
    number it would be one that strangers share."""
    return "".join(filter(str.isalnum, text)).casefold() in _ABSENT
