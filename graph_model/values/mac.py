"""MAC addresses of Wi-Fi and Bluetooth devices (IEEE 802, EUI-48)."""

from __future__ import annotations

import re
from typing import Any

from graph_model.keys import LONE
from graph_model.values.base import Context, Refused, Value, ValueType
from graph_model.values.given import shown, token

_NOTATION = re.compile(
    r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{2}(?: [0-9a-f]{2}){5}"
    r"|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{6}-[0-9a-f]{6}|[0-9a-f]{12}"
)
_GROUP, _LOCAL = 0b01, 0b10


class Mac(ValueType):
    """A device's hardware address, in any notation. One that the device made up itself (locally administered, as phones
    do while they search) is kept, but says nothing about who is who; group addresses are nobody's."""

    name = "mac"
    example = "3C-5A-B4-01-02-03"

    def clean(self, given: Any, context: Context) -> Value:
        text = token(given).lower()
        if not _NOTATION.fullmatch(text):
            raise Refused("NOT_A_MAC", f"{shown(text)} is no hardware address of 12 hexadecimal digits")
        plain = re.sub(r"[^0-9a-f]", "", text)
        if plain == "f" * 12:
            raise Refused("BROADCAST", "this address means everybody")
        if plain == "0" * 12:
            raise Refused("PLACEHOLDER", "an address of zeros is nobody's")
        if int(plain[:2], 16) & _GROUP:
            raise Refused("MULTICAST", "this is the address of a group, not of a device")
        return ":".join(plain[i : i + 2] for i in range(0, 12, 2))

    def caption(self, value: Value) -> str:
        return str(value).partition(LONE)[0]

    def shared(self, value: Value) -> bool:
        return not int(str(value)[:2], 16) & _LOCAL


MAC = Mac()
