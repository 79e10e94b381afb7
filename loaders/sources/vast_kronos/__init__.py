"""The Kronos set of the IEEE VAST Challenge 2021: one company's people, cars, cards, e-mail, purchases and articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_model.protocols import RecordSource
from loaders.sources import BuiltIn

LICENCE = "none stated; public benchmark of the IEEE VAST Challenge 2021"


def _open(files: Sequence[Path], options: Mapping[str, str], shared_data: Path | None) -> Sequence[RecordSource]:
    from loaders.sources.vast_kronos.opening import open_set

    return open_set(files, options, shared_data)


SOURCE = BuiltIn(
    name="vast-kronos",
    title="Kronos incident",
    doc="Two weeks of an invented company: employees, cars, cards, e-mail headers, purchases, news articles.",
    licence=LICENCE,
    open=_open,
)
