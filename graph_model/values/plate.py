"""Registration plates, by country."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.country import country_of
from graph_model.values.given import needed, pieces, shown, stands_for_nothing, token
from graph_model.values.plate_rules import RULES, PlateRule

_CANONICAL = re.compile(r"([A-Z]{2}):(.+)")
_CAPTION = re.compile(r"(.+?)\s*\(([A-Z]{2})\)")
_SEPARATORS = re.compile(r"[\s.·・•‧\-\u2010-\u2015_/|]")
_LONGEST = 12


class Plate(ValueType):
    """A plate and its country, as pieces or as `GB:AB12CDE`. Spaces, dashes, dots and case don't count. What looks
    alike (O and 0) is not changed: a camera's guess is evidence too."""

    name = "plate"
    fields = ("country", "number")
    uses = frozenset({"country"})
    example = "GB:AB12 CDE"

    def clean(self, given: Any, context: Context) -> Value:
        country, number = _two(given, context)
        rule = RULES.get(country)
        compact = _SEPARATORS.sub("", number.upper())
        if rule is not None and rule.look_alikes is not None:
            compact = compact.translate(rule.look_alikes)
        _check(compact, country, rule)
        return f"{country}:{compact}"

    def caption(self, value: Value) -> str:
        country, _, compact = str(value).partition(":")
        rule = RULES.get(country)
        return f"{rule.grouped(compact) if rule else compact} ({country})"


def _two(given: Any, context: Context) -> tuple[str, str]:
    found = pieces(given, Plate.fields)
    if found is not None:
        number = token(needed(found, "number"))
        return country_of(found.get("country"), context, "plate"), number
    text = token(given)
    if match := _CANONICAL.fullmatch(text):
        return country_of(match[1], context, "plate"), match[2]
    if match := _CAPTION.fullmatch(text):
        return country_of(match[2], context, "plate"), match[1]
    return country_of(None, context, "plate"), text


def _check(compact: str, country: str, rule: PlateRule | None) -> None:
    if stands_for_nothing(compact):
        raise Refused("PLACEHOLDER", f"{shown(compact)} stands for a missing plate")
    if not 2 <= len(compact) <= _LONGEST:
        raise Refused("WRONG_LENGTH", f"the plate has {len(compact)} characters; 2 to {_LONGEST} were expected")
    if len(set(compact)) == 1 and len(compact) > 3:
        raise Refused("PLACEHOLDER", f"{shown(compact)} stands for an unreadable plate")
    if rule is None:
        if not all(unicodedata.category(ch) in ("Lu", "Lo", "Nd") for ch in compact):
            raise Refused("STRANGE_CHARACTER", f"{shown(compact)} has characters that no plate has")
        return
    strange = rule.strange(compact)
    if strange is not None:
        raise Refused("STRANGE_CHARACTER", f"{shown(strange)} is on no plate of {country}")
    if not re.fullmatch(rule.pattern, compact):
        extra = "; it begins with the character of a province" if country == "CN" else ""
        raise Refused("NOT_A_PLATE", f"{shown(compact)} does not look like a plate of {country}{extra}")


PLATE_NUMBER = Plate()
