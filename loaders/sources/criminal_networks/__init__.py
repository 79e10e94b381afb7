"""Four networks from research on crime: Montagna, CAVIAR, Noordin Top and the gangs of Montreal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_model.protocols import RecordSource
from loaders.sources import BuiltIn


def _open(files: Sequence[Path], options: Mapping[str, str], shared_data: Path | None) -> Sequence[RecordSource]:
    from loaders.sources.criminal_networks.opening import open_sets

    return open_sets(files, options, shared_data)


SOURCE = BuiltIn(
    name="criminal-networks",
    title="Criminal networks",
    doc="Montagna (meetings, calls), CAVIAR (eleven phases and a whole), Noordin Top, the gangs of Montreal.",
    licence="MIT; of Montagna none stated (cite Cavallaro et al., PLOS ONE 15(8) e0236476)",
    open=_open,
)
