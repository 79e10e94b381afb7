"""One run of `sightline movement` on this installation's archive, by the engine that was asked for."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from algorithms.movement.together import Together
from api.context import Asking, service_reader
from graph_model.reader import FactFilter
from loaders.pipeline import Stores
from sightline.movement.pairs import Pairs, no_pairs, pairs_here
from sightline.progress import Progress
from sightline.serving import service_of
from sightline.settings import Settings
from stores.graph.seen import SeenGraph
from stores.sightings.laid_out import LaidOut, lay_out
from stores.sightings.scan import scan


class Engine(StrEnum):
    """Where the search runs."""

    LOCAL = "local"
    SPARK = "spark"


def run(
    settings: Settings,
    stores: Stores,
    chosen: FactFilter,
    together: Together,
    most_q: float,
    engine: Engine,
    master: str | None,
    shared: Path | None,
    progress: Progress,
) -> Pairs:
    """All pairs that made a joint journey, as this installation's user sees the sightings under the filter, by its
    holidays.

    master: of a Spark cluster; a small one is started here if None. shared: a folder that all its workers see; the data
    folder if None. Raises StoreUnavailable, ServiceError, BadInput.
    """
    together = replace(together, holidays=settings.holidays)
    service = service_of(settings, stores)
    seen = Asking(service, service_reader(service), {}).seen(chosen)
    progress("Following the graph")
    stores.archive.catch_up(stores.graph)
    if engine is Engine.LOCAL:
        progress("Reading the archive")
        sightings = scan(stores.archive, seen)
        progress("Searching")
        return pairs_here(sightings, together, most_q)
    with tempfile.TemporaryDirectory(dir=shared or settings.data_folder, prefix="movement-") as folder:
        progress("Laying out the archive")
        laid = _laid_out(stores, seen, Path(folder))
        if not laid.n:
            return no_pairs()
        progress("Searching on the cluster")
        return _on_cluster(laid, together, most_q, master, Path(folder), settings)


def _laid_out(stores: Stores, seen: SeenGraph, folder: Path) -> LaidOut:
    readings = folder / "readings"
    readings.mkdir()
    return lay_out(stores.archive, seen, readings)


def _on_cluster(
    laid: LaidOut, together: Together, most_q: float, master: str | None, folder: Path, settings: Settings
) -> Pairs:
    from sightline.movement.cluster import pairs_on_cluster, session
    from sightline.services.spark import cluster

    if master is not None:
        with session(master, java_home=settings.java_home) as spark:
            return pairs_on_cluster(spark, laid, together, most_q)
    with cluster(folder, java_home=settings.java_home) as own, session(own.master, own) as spark:
        return pairs_on_cluster(spark, laid, together, most_q)
