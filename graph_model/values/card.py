"""Payment cards: the full number (ISO/IEC 7812), or an issuer and as much of the number as is known."""

from __future__ import annotations

import re
from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import needed, pieces, shown, token

_SEPARATORS = re.compile(r"[\s./\-\u2010-\u2015]")
_HIDDEN = re.compile(r"[•●#]")
_PARTIAL = re.compile(r"[\w*]{2,30}")
_ISSUER = re.compile(r"[\w &.'+\-]{1,60}")


class Card(ValueType):
    """A card by its full number of 12 to 19 digits with check digit (Luhn), or, for loyalty cards and numbers of which
    a receipt shows a few digits, by issuer and number: `GASTECH:1286`, `VISA:************1111`."""

    name = "card"
    fields = ("issuer", "number")
    example = "4111 1111 1111 1111"

    def clean(self, given: Any, context: Context) -> Value:
        found = pieces(given, self.fields)
        if found is not None and "issuer" in found:
            return _partial(token(found["issuer"]), token(needed(found, "number")))
        text = token(given if found is None else needed(found, "number"))
        issuer, colon, number = text.partition(":")
        return _partial(issuer.strip(), number.strip()) if colon else _full(_SEPARATORS.sub("", text))

    def caption(self, value: Value) -> str:
        text = str(value)
        return text if ":" in text else " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def _full(number: str) -> str:
    from stdnum import luhn

    if not (number.isascii() and number.isdigit()):
        raise Refused("PARTIAL", f"{shown(number)} is no full card number; for a part of one the issuer must be given")
    if not 12 <= len(number) <= 19:
        raise Refused("WRONG_LENGTH", f"the card number has {len(number)} digits; 12 to 19 were expected")
    if not int(number):
        raise Refused("PLACEHOLDER", "a card number of zeros is nobody's")
    if not luhn.is_valid(number):
        raise Refused("CHECK_DIGIT", "the check digit of the card number is wrong: a digit was misread")
    return number


def _partial(issuer: str, number: str) -> str:
    issuer, compact = issuer.upper(), _HIDDEN.sub("*", _SEPARATORS.sub("", number).upper())
    if re.fullmatch(r"[\dX*]+", compact):
        # Among digits only, X hides one; in a loyalty card's number it may be a letter.
        compact = compact.replace("X", "*")
    if not _ISSUER.fullmatch(issuer):
        raise Refused("BAD_ISSUER", f"{shown(issuer)} is no name of an issuer")
    if not _PARTIAL.fullmatch(compact) or not compact.strip("*"):
        raise Refused("BAD_NUMBER", f"{shown(number)} is no card number, nor a part of one")
    return f"{issuer}:{compact}"


CARD = Card()
