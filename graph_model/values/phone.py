"""Phone numbers: ordinary ones in E.164, and four kinds that are none: short codes, text senders, numbers of a private
plan, withheld numbers."""

from __future__ import annotations

import re
from typing import Any

from graph_model.keys import LONE
from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.country import country_of
from graph_model.values.given import needed, pieces, shown, stands_for_nothing, token

WITHHELD = "withheld"
_WITHHELD = frozenset(
    {
        "anonymous", "blocked", "caller id withheld", "hidden", "no caller id", "number withheld", "private",
        "private number", "restricted", "suppressed", "unavailable", "unknown", "withheld", "withheld number",
    }
)  # fmt: skip
_LABELS = frozenset({"FAX", "HOME", "LANDLINE", "MOBILE", "OFFICE", "PHONE", "TEL", "TELEPHONE", "WORK"})
"""Words for a kind of number, which forms hold where the number was left out."""
_SHORT = re.compile(r"short:([A-Z]{2}):(\d{2,8})|short code (\d{2,8}) \(([A-Z]{2})\)", re.ASCII)
_NAMED = re.compile(r"sender:(.+)|(.+) \(sender\)")
_PRIVATE = re.compile(r"private:([^:]+):(.+)|(.+) \(plan ([^()]+)\)")
_PLAN = re.compile(r"[A-Z0-9][A-Z0-9 &.'+\-]{0,39}", re.ASCII)
_INNER = re.compile(r"[A-Z0-9*#]{1,20}", re.ASCII)
_SENDER = re.compile(r"(?=.*[^\W\d_])[\w .&+!?'*/\-]{1,11}")
_SHORT_LONGEST, _LONGEST = 6, 40


class Phone(ValueType):
    """A number as dialled: `+447911123456`; `short:GB:88600`; `sender:AMAZON` for texts that come under a name (up to
    11 characters, GSM 03.40); `private:KRONOS:117` for numbers of a plan that is not the world's, such as a company's
    extensions, radio sets or made-up data; `withheld`, which never means the same caller twice. National numbers need
    a country. Extensions are dropped. Numbers of a possible length are kept, in use or not: numbering plans change."""

    name = "phone"
    fields = ("country", "number", "plan")
    uses = frozenset({"country"})
    example = "+44 7911 123456"

    def clean(self, given: Any, context: Context) -> Value:
        found = pieces(given, self.fields)
        text = token(given if found is None else needed(found, "number"))
        country = None if found is None else found.get("country")
        if text.casefold() in _WITHHELD:
            return WITHHELD
        if found is not None and "plan" in found:
            return _private(token(found["plan"]), text)
        if len(text) > _LONGEST:
            raise Refused("TOO_LONG", f"{len(text)} characters are no phone number")
        if match := _SHORT.fullmatch(text):
            return _short(match[2] or match[3], match[1] or match[4], context)
        if match := _PRIVATE.fullmatch(text):
            return _private(match[1] or match[4], match[2] or match[3])
        if match := _NAMED.fullmatch(text):
            return _sender(match[1] or match[2])
        return _dialled(text, country, context)

    def caption(self, value: Value) -> str:
        text = str(value)
        if text.partition(LONE)[0] == WITHHELD:
            return "withheld number"
        kind, _, rest = text.partition(":")
        if kind == "short":
            country, _, code = rest.partition(":")
            return f"short code {code} ({country})"
        if kind == "private":
            plan, _, inner = rest.partition(":")
            return f"{inner} (plan {plan})"
        if kind == "sender":
            return f"{rest} (sender)"
        import phonenumbers

        number = phonenumbers.parse(text, None)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def shared(self, value: Value) -> bool:
        return value != WITHHELD


def _dialled(text: str, country: Any, context: Context) -> str:
    text = text.removeprefix("tel:")
    compact = re.sub(r"[\s()./\-\u2010-\u2015]", "", text)
    international = compact.startswith("+")
    numeric = compact.lstrip("+").isdigit()
    if not numeric and _SENDER.fullmatch(text) and not re.match(r"[\d+(]", text):
        return _sender(text)
    known = country is not None or context.country is not None
    if not known and compact.startswith("00") and numeric:
        text, international = "+" + compact[2:], True
    region = None if international and not known else country_of(country, context, "number")
    return _e164(text, region) or _short_or_refuse(compact, text, region, international, context)


def _e164(text: str, region: str | None) -> str | None:
    """The number in E.164, or None where it is not one by its length, or would be read as another one again."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    # Some countries, Germany among them, allow so few digits that every short code would be possible.
    long = len(phonenumbers.national_significant_number(number)) > _SHORT_LONGEST
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    # Whether a number is valid takes half of the time to find out, and matters for few.
    if not ((long and possible) or phonenumbers.is_valid_number(number)):
        return None
    number.extension = None
    canonical = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    again = phonenumbers.parse(canonical, None)
    lasting = phonenumbers.format_number(again, phonenumbers.PhoneNumberFormat.E164) == canonical
    return canonical if lasting else None


def _short_or_refuse(compact: str, text: str, region: str | None, international: bool, context: Context) -> str:
    if compact.isdigit() and compact.isascii() and 2 <= len(compact) <= _SHORT_LONGEST and not international:
        return _short(compact, region, context)
    if region is not None and compact.isdigit() and len(compact) < 10:
        raise Refused("LOCAL_NUMBER", f"{shown(text)} is too short for {region}; is the area code missing?")
    raise Refused("NOT_A_NUMBER", f"{shown(text)} is no phone number" + (f" of {region}" if region else ""))


def _short(code: str, country: Any, context: Context) -> str:
    return f"short:{country_of(country, context, 'short code')}:{code}"


def _private(plan: str, number: str) -> str:
    plan, inner = plan.strip().upper(), re.sub(r"[\s()./\-\u2010-\u2015]", "", number).upper()
    if not _PLAN.fullmatch(plan):
        raise Refused("BAD_PLAN", f"{shown(plan)} is no name of a numbering plan")
    if not _INNER.fullmatch(inner):
        raise Refused("NOT_A_NUMBER", f"{shown(number)} is no number of 1 to 20 letters and digits")
    return f"private:{plan}:{inner}"


def _sender(text: str) -> str:
    name = text.strip().upper()
    if stands_for_nothing(name) or name in _LABELS:
        raise Refused("PLACEHOLDER", f"{shown(text)} stands for a missing number")
    if not _SENDER.fullmatch(name):
        raise Refused("NOT_A_SENDER", f"{shown(text)} is no sender's name of at most 11 characters")
    return f"sender:{name}"


PHONE = Phone()
