"""Opening the city for a load: options from the command line, registers out, the truth file beside them on request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_model.errors import BadInput
from graph_model.protocols import RecordSource
from loaders.sources.demo_city import truth
from loaders.sources.demo_city.city import City
from loaders.sources.demo_city.options import parse
from loaders.sources.demo_city.registers import registers


def open_city(files: Sequence[Path], options: Mapping[str, str]) -> Sequence[RecordSource]:
    """The city's registers in the order of loading. Options: people, seed, layers, and truth=PATH of the truth file.

    Raises BadArgument for an option that cannot be used and BadInput where files are given: the city reads none.
    """
    if files:
        raise BadInput(
            "The demo city is drawn, not read.", where=str(files[0]), expected="no file", do="leave the file names away"
        )
    given = dict(options)
    path = given.pop("truth", "")
    chosen = parse(given)
    if path:
        truth.write(Path(path), chosen.seed, chosen.people)
    return registers(City(chosen))
