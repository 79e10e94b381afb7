"""Text of a row that is safe to show: a record's text must not drive a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """Without control characters, each of which becomes a space.

    >>> printable("a\\x1b[31mb")
    'a [31mb'
    """
    return "".join(ch if ch.isprintable() else " " for ch in text)
