"""What the first question about the whole network would wait for, done before it is asked."""

from __future__ import annotations

import logging

from algorithms.neighbourhood import Neighbourhood
from api.context import Service, service_reader
from graph_model.errors import SightlineError

_LOG = logging.getLogger("sightline")


def warm(service: Service) -> None:
    """Pull the snapshot, make the reader's views of it and who stands beside whom, and have the kernels of ways as
    machine code. Once, and behind what is asked meanwhile: a store that does not answer is said in the log, and the
    first question finds out again."""
    try:
        reader = service_reader(service)
        Neighbourhood.of(service.snapshots.view(reader))
        service.snapshots.view(reader, service.stores.registry.walkable())
    except SightlineError as error:
        _LOG.warning("%s", error)
    compile_ways()


def compile_ways() -> None:
    """Walk a drawn network of four by each question of ways; numba keeps on disk what it made of their kernels."""
    import networkit  # noqa: F401

    from algorithms.best_paths import best_paths
    from algorithms.drawn import drawn
    from algorithms.shortest_paths import shortest_paths
    from algorithms.timed_paths import timed_paths
    from algorithms.weighted import Weight

    view = drawn("ada -KNOWS- bo", "bo -KNOWS- cy", "ada -KNOWS- di", "di -KNOWS- cy")
    ends = "Person:ada", "Person:cy"
    # Hubs are looked for by kernels of their own.
    _ = shortest_paths(view, *ends, hub_limit=1).hubs
    for weight in (Weight.HOPS, Weight.RARITY):
        _ = best_paths(view, *ends, weight=weight, hub_limit=1).hubs
    timed_paths(view, *ends)
