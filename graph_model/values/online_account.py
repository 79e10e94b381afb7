"""Accounts on online platforms: the platform, and the handle there."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from graph_model.values.base import Agreement, Context, Refused, Value, ValueType
from graph_model.values.given import needed, pieces, shown, token

_PLATFORM = re.compile(r"[a-z0-9][a-z0-9._-]{0,49}")
_SAME = {
    "twitter": "x",
    "twitter.com": "x",
    "x.com": "x",
    "facebook.com": "facebook",
    "fb": "facebook",
    "fb.com": "facebook",
    "instagram.com": "instagram",
    "tiktok.com": "tiktok",
    "t.me": "telegram",
    "reddit.com": "reddit",
    "github.com": "github",
    "vk.com": "vk",
}
"""Other names of a platform, its web address among them."""

_ADDRESS_PREFIXES = ("user/", "u/", "@")
_LONGEST = 100


class OnlineAccount(ValueType):
    """A platform and a handle on it, as pieces, as `platform:handle`, or as the web address of the profile. The handle
    is kept as written and compared without case."""

    name = "online_account"
    fields = ("platform", "handle")
    example = "x:mara_e"

    def clean(self, given: Any, context: Context) -> Value:
        platform, handle = _two(given)
        platform = platform.lower().removeprefix("www.")
        platform = _SAME.get(platform, platform)
        handle = handle.lstrip("@").strip()
        if not _PLATFORM.fullmatch(platform):
            raise Refused("BAD_PLATFORM", f"{shown(platform)} is no name of a platform")
        if not handle or len(handle) > _LONGEST:
            raise Refused("BAD_HANDLE", f"a handle has 1 to {_LONGEST} characters")
        return f"{platform}:{handle}"

    def compare(self, left: Value, right: Value) -> Agreement:
        return Agreement.SAME if self.key(left) == self.key(right) else Agreement.DIFFERENT

    def key(self, value: Value) -> str:
        return str(value).casefold()


def _two(given: Any) -> tuple[str, str]:
    found = pieces(given, OnlineAccount.fields)
    if found is not None:
        return token(needed(found, "platform")), token(needed(found, "handle"))
    text = token(given, 400)
    if re.match(r"https?://", text, re.IGNORECASE):
        return _of_address(text)
    platform, colon, handle = text.partition(":")
    if not colon:
        raise Refused("NO_PLATFORM", f"{shown(text)} names no platform; write platform:handle")
    return platform.strip(), handle.strip()


def _of_address(text: str) -> tuple[str, str]:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError as error:
        raise Refused("BAD_PLATFORM", f"{shown(text)} is no web address") from error
    path = unquote(parts.path).strip("/")
    for prefix in _ADDRESS_PREFIXES:
        path = path.removeprefix(prefix)
    if not path or "/" in path:
        raise Refused("BAD_HANDLE", f"{shown(text)} is not the address of a profile")
    return host, token(path)


HANDLE = OnlineAccount()
