"""Numbers of identity documents, by country and kind; national id numbers are checked where a check is known."""

from __future__ import annotations

import re
from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.country import country_of
from graph_model.values.given import needed, pieces, shown, stands_for_nothing, token
from graph_model.values.standard_numbers import NATIONAL_IDS, checked

NATIONAL_ID = "national_id"
_KIND = re.compile(r"[a-z][a-z0-9_]{1,39}")
_SAME_KIND = {
    "driver_licence": "driving_licence",
    "driver_license": "driving_licence",
    "drivers_licence": "driving_licence",
    "drivers_license": "driving_licence",
    "driving_license": "driving_licence",
    "id": "identity_card",
    "id_card": "identity_card",
    "national_id_card": "identity_card",
    "national_id_number": NATIONAL_ID,
    "ssn": NATIONAL_ID,
}
_CAPTION = re.compile(r"(\D.*) (\S+) \(([A-Z]{2})\)")
_NUMBER = re.compile(r"\w{3,30}")
_SEPARATORS = re.compile(r"[\s.,/\-\u2010-\u2015]")


class Document(ValueType):
    """Country, kind (`passport`, `identity_card`, `driving_licence`, `national_id`, or another word) and number, as
    pieces or as `GB:passport:925665416`."""

    name = "document"
    fields = ("country", "kind", "number")
    uses = frozenset({"country"})
    example = "GB:passport:925665416"

    def clean(self, given: Any, context: Context) -> Value:
        country, kind, number = _three(given, context)
        if kind == NATIONAL_ID and country in NATIONAL_IDS:
            number = checked(NATIONAL_IDS[country], number.upper(), "national id number")
            return f"{country}:{kind}:{number}"
        number = _SEPARATORS.sub("", number).upper()
        if not _NUMBER.fullmatch(number):
            raise Refused("BAD_NUMBER", f"{shown(number)} is no document number of 3 to 30 letters and digits")
        if not number.strip("0") or not number.strip("X") or stands_for_nothing(number):
            raise Refused("PLACEHOLDER", f"{shown(number)} stands for a missing number")
        return f"{country}:{kind}:{number}"

    def caption(self, value: Value) -> str:
        country, kind, number = str(value).split(":", 2)
        return f"{kind.replace('_', ' ')} {number} ({country})"


def _three(given: Any, context: Context) -> tuple[str, str, str]:
    found = pieces(given, Document.fields)
    if found is not None:
        country = country_of(found.get("country"), context, "document")
        return country, _kind(token(needed(found, "kind"))), token(needed(found, "number"))
    text = token(given)
    if match := _CAPTION.fullmatch(text):
        return country_of(match[3], context, "document"), _kind(match[1]), match[2]
    if text.count(":") < 2:
        raise Refused("NO_KIND", f"{shown(text)} needs country, kind and number: GB:passport:925665416")
    country, kind, number = (piece.strip() for piece in text.split(":", 2))
    return country_of(country, context, "document"), _kind(kind), number


def _kind(text: str) -> str:
    word = re.sub(r"[\s_\-]+", "_", text.casefold().replace("'", "").replace("\u2019", "")).strip("_")
    word = _SAME_KIND.get(word, word)
    if not _KIND.fullmatch(word):
        raise Refused("BAD_KIND", f"{shown(text)} is no kind of document, such as passport")
    return word


DOCUMENT = Document()
