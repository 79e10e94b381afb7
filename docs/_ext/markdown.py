"""Small pieces of Markdown that the generated parts of the docs are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`[^`]*`)")
_MEANS_SOMETHING = re.compile(r"([\\*_<>\[\]{}$])")


def prose(text: str) -> str:
    """A sentence out of the code, on one line: `code` stays code, nothing else in it means anything to Markdown."""
    pieces = _CODE.split(" ".join(text.split()))
    return "".join(piece if piece.startswith("`") else _MEANS_SOMETHING.sub(r"\\\1", piece) for piece in pieces)


def code(text: object) -> str:
    """Text as code."""
    return f"`{text}`"


def codes(names: Iterable[object]) -> str:
    """Names as code, with commas between them."""
    return ", ".join(code(name) for name in names)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar inside a cell is a bar."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def fence(text: str, language: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"
