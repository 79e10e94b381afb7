"""The demo city: an invented town whose registers hold one story, "Case 0312: museum theft", and its truth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_model.protocols import RecordSource
from loaders.sources import BuiltIn


def _open(files: Sequence[Path], options: Mapping[str, str], _: Path | None) -> Sequence[RecordSource]:
    from loaders.sources.demo_city.opening import open_city

    return open_city(files, options)


SOURCE = BuiltIn(
    name="demo-city",
    title="Demo city",
    doc="An invented town of any size, drawn from a seed; options people, seed, layers and truth (a file to write).",
    licence="Apache-2.0",
    open=_open,
)
