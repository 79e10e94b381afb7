"""What a mark looks like in a file: the hue of its side, the outline of its type."""

from __future__ import annotations

from graph_model.declare import Side
from graph_model.registry import Registry

HUES = ("#2463c5", "#6a3d9e", "#c25a00", "#007d70", "#7f6c00", "#b3263b", "#c2458f", "#5a6673")
"""One for each side, as on the page."""
INK, QUIET, LINES, PAPER = "#16202b", "#5a6673", "#93a1b0", "#ffffff"


def hue(kind: str | None, registry: Registry) -> str:
    """The colour of a type's side; grey where there is no type."""
    declared = registry.entities.get(kind or "")
    return QUIET if declared is None else HUES[list(Side).index(declared.side) % len(HUES)]
