"""The Manchester POLE set: persons, objects, locations and events of one month, with published findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_model.protocols import RecordSource
from loaders.sources import BuiltIn

LICENCE = "none stated; the crimes are of data.police.uk, OGL-UK-3.0"


def _open(files: Sequence[Path], options: Mapping[str, str], shared_data: Path | None) -> Sequence[RecordSource]:
    from loaders.sources.pole_manchester.opening import open_set

    return open_set(files, options, shared_data)


SOURCE = BuiltIn(
    name="pole-manchester",
    title="Manchester POLE set",
    doc="28,762 street crimes of August 2017 with invented persons, officers, phones and vehicles.",
    licence=LICENCE,
    open=_open,
)
