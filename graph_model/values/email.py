"""E-mail addresses (RFC 5321)."""

from __future__ import annotations

import re
from typing import Any

from graph_model.values.base import Agreement, Context, Refused, Value, ValueType
from graph_model.values.given import shown, token

_NAMED = re.compile(r"[^<>]*<([^<>]+)>")
_LOCAL = re.compile(r'[^\s@"(),:;<>\[\]\\]{1,64}')
_QUOTED = re.compile(r'"[^"\\<>]{1,62}"')
_DOMAIN = re.compile(r"(?=.{4,255}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


class Email(ValueType):
    """An e-mail address, also out of `Mara <m@example.org>`. The part before the @ is kept as written but compared
    without case, because hardly any provider tells Mara@ from mara@; one with a blank in it must stand in quotation
    marks, as RFC 5321 has it. The domain is in lower case, in ASCII (IDNA)."""

    name = "email"
    example = "Mara.Ellison@Example.org"

    def clean(self, given: Any, context: Context) -> Value:
        text = token(given, 400)
        match = _NAMED.fullmatch(text)
        address = (match[1] if match else text).strip().removeprefix("mailto:")
        local, at, domain = address.rpartition("@")
        if _QUOTED.fullmatch(local) and _LOCAL.fullmatch(local[1:-1]):
            local = local[1:-1]
        if not at or not (_LOCAL.fullmatch(local) or _QUOTED.fullmatch(local)):
            raise Refused("NOT_AN_ADDRESS", f"{shown(text)} is no e-mail address")
        domain = _ascii(domain)
        if not _DOMAIN.fullmatch(domain):
            raise Refused("BAD_DOMAIN", f"{shown(domain)} is no domain that gets mail")
        return f"{local}@{domain}"

    def compare(self, left: Value, right: Value) -> Agreement:
        return Agreement.SAME if self.key(left) == self.key(right) else Agreement.DIFFERENT

    def key(self, value: Value) -> str:
        return str(value).casefold()


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain.lower()
    try:
        return domain.encode("idna").decode().lower()
    except UnicodeError as error:
        raise Refused("BAD_DOMAIN", f"{shown(domain)} is no domain") from error


EMAIL = Email()
