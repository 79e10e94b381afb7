"""Icons of entity types, from the page's own set, so that a picture shows what the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson

FILE = Path(__file__).resolve().parents[1] / "ui_static" / "icons.json"
UNKNOWN = "unknown"
"""Stands for an icon that is not there."""


@dataclass(frozen=True, slots=True)
class Icon:
    """SVG path data on a grid of 24 by 24. fill: of a filled path (even-odd); line: of one that is stroked."""

    fill: str = ""
    line: str = ""


@cache
def icons() -> Mapping[str, Icon]:
    """All icons by name."""
    return {name: Icon(**paths) for name, paths in orjson.loads(FILE.read_bytes()).items()}


def icon(name: str) -> Icon:
    """The icon of a name, or the one for what is not known."""
    return icons().get(name, icons()[UNKNOWN])
