"""The demo city in an installation of its own, so that invented people never stand among somebody's evidence."""

from __future__ import annotations

from collections.abc import Sequence

from graph_model.errors import BadArgument, SettingsError
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


def open_demo(settings: Settings, people: int, seed: int) -> Sequence[RecordSource]:
    """The city's registers. Raises BadArgument where another city stands in the folder."""
    kept = settings.data_folder / "demo-options.txt"
    wanted = f"people={people} seed={seed}"
    found = kept.read_text(encoding="utf-8") if kept.exists() else wanted
    if found != wanted:
        raise BadArgument(
            "people, seed",
            f"This installation already holds the city of {found}.",
            expected=found,
            do=f"ask for that one, or delete {settings.data_folder} to draw another",
        )
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    kept.write_text(wanted, encoding="utf-8")
    options = {"people": str(people), "seed": str(seed), "truth": str(truth_file(settings))}
    return built_in()["demo-city"].open([], options, None)


def refuse_evidence(settings: Settings, stores: Stores) -> None:
    """Raises SettingsError where the graph holds what this installation's journal never wrote: somebody's evidence."""
    if not stores.operations.all_batches() and not is_empty(stores.graph):
        raise SettingsError(
            "The graph holds something else than the demo city.",
            where=settings.neo4j_uri or str(settings.data_folder),
            expected="an empty database",
            do="name another database for the demo in SIGHTLINE_NEO4J_URI, or unset it",
        )
