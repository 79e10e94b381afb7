"""The demo city in an installation of its own, so that invented people never stand among somebody's evidence."""

from __future__ import annotations

from collections.abc import Sequence

from graph_model.errors import BadArgument
from graph_model.protocols import RecordSource
from loaders.pipeline import Stores
from loaders.sources import built_in
from sightline.services import process
from sightline.serving import truth_file
from sightline.settings import Settings
from stores.graph.wipe import is_empty

FOLDER = "demo"


def demo_settings(settings: Settings) -> Settings:
    """The same settings with a data folder of the demo's own, and a free port where the usual one is taken."""
    free = process.is_free(settings.port, settings.host)
    changed = {
        "data_folder": settings.data_folder / FOLDER,
        "jar_folder": settings.jar_folder or settings.data_folder / "jars",
        "port": settings.port if free else process.free_port(),
    }
    return settings.model_copy(update=changed)


def open_demo(settings: Settings, stores: Stores, people: int, seed: int) -> Sequence[RecordSource]:
    """The city's registers. Raises BadArgument where the graph holds something else: another city, or evidence."""
    options = {"people": str(people), "seed": str(seed)}
    kept = settings.data_folder / "demo-options.txt"
    wanted = f"people={people} seed={seed}\n"
    found = kept.read_text(encoding="utf-8") if kept.exists() else None
    if found != wanted and not is_empty(stores.graph):
        raise BadArgument(
            "people, seed" if found else "SIGHTLINE_NEO4J_URI",
            f"The graph already holds {f'the city of {found.strip()}' if found else 'something else'}.",
            expected=found.strip() if found else "an empty database",
            do=f"ask for that one, or delete {settings.data_folder} to draw another"
            if found
            else "name another database for the demo",
        )
    kept.write_text(wanted, encoding="utf-8")
    return built_in()["demo-city"].open([], options | {"truth": str(truth_file(settings))}, None)
