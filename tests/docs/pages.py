"""The pages that people read, and what they name: files, commands, settings."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"(?:\]\(|src=\")([^)\"\s]+)[)\"]")


def pages() -> list[Path]:
    """README, CONTRIBUTING and all of docs."""
    own = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    return own + sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)


def console(page: Path) -> Iterator[list[str]]:
    """The words of each command in the page's console blocks: lines that begin with `$ `."""
    for _, language, body in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "console":
            for line in body.splitlines():
                if line.strip().startswith("$ "):
                    yield shlex.split(line.strip()[2:], comments=True)


def code(page: Path) -> Iterator[str]:
    """What stands between backticks in running text."""
    yield from _CODE.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))


def links(page: Path) -> Iterator[str]:
    """Where links and pictures lead to, without what stands after #."""
    for found in _LINK.findall(_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        yield found.partition("#")[0]
