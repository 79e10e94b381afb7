"""Bank accounts: an IBAN (ISO 13616), or a bank and the number it gave."""

from __future__ import annotations

import re
from typing import Any

from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import needed, pieces, shown, token
from graph_model.values.standard_numbers import checked

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}", re.ASCII)
_SEPARATORS = re.compile(r"[\s./\-\u2010-\u2015]")
_NUMBER = re.compile(r"\w{1,34}")
_BANK = re.compile(r"[\w &.'+\-]{1,60}")


class Account(ValueType):
    """An account as its IBAN, whose check digits must be right, or as a bank (its code, BIC or name) and a number."""

    name = "account"
    fields = ("iban", "bank", "number")
    example = "GB29 NWBK 6016 1331 9268 19"

    def clean(self, given: Any, context: Context) -> Value:
        found = pieces(given, self.fields)
        if found is not None:
            if "iban" in found:
                return _iban(_compact(found["iban"]))
            return _named(token(needed(found, "bank")), _compact(needed(found, "number")))
        text = token(given)
        bank, colon, number = text.partition(":")
        if colon:
            return _named(bank.strip(), _compact(number))
        return _iban(_compact(text))

    def caption(self, value: Value) -> str:
        text = str(value)
        return text if ":" in text else " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def _compact(given: Any) -> str:
    return _SEPARATORS.sub("", token(given)).upper()


def _iban(compact: str) -> str:
    compact = compact.removeprefix("IBAN")
    if not _IBAN.fullmatch(compact):
        raise Refused("NO_BANK", f"{shown(compact)} is no IBAN; for another number the bank must be given too")
    return checked("iban", compact, "IBAN")


def _named(bank: str, number: str) -> str:
    bank = bank.upper()
    if not _BANK.fullmatch(bank):
        raise Refused("BAD_BANK", f"{shown(bank)} is no code or name of a bank")
    if not _NUMBER.fullmatch(number):
        raise Refused("BAD_NUMBER", f"{shown(number)} is no account number of 1 to 34 letters and digits")
    return f"{bank}:{number}"


ACCOUNT = Account()
