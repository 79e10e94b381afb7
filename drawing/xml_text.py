"""Hostile text in XML: what XML 1.0 cannot hold is replaced, and nothing of it is markup."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, in any spelling."""


def xml_text(text: str) -> str:
    """A text as the content of an element."""
    # A bare carriage return would be read as a line feed.
    return escape(printable(text), {"\r": "&#13;"})


def xml_attribute(text: str) -> str:
    """A text between double quotes; line breaks and tabs would become spaces."""
    return escape(printable(text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"})


def printable(text: str) -> str:
    """A text for those who escape it themselves, without what XML cannot hold."""
    return _REFUSED.sub("\ufffd", text)
