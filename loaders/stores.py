"""All that a loader writes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_model.registry import Registry
from stores.graph import Graph
from stores.journal import Journal
from stores.operations import Operations
from stores.sightings import Archive


@dataclass(frozen=True, slots=True)
class Stores:
    """Where a load goes. classes: visibility class name -> integer, as the operational database numbers them."""

    graph: Graph
    journal: Journal
    operations: Operations
    classes: Mapping[str, int]
    archive: Archive

    def all_classes(self) -> dict[str, int]:
        """Also those that the policy no longer names: nobody sees their facts, and they are facts still."""
        return {**self.operations.all_classes(), **self.classes}

    def keep_up(self) -> None:
        """Let the archive of sightings take over what was written. Before a batch is noted as settled: whoever is
        killed in between finds it unsettled, and comes here again."""
        self.archive.catch_up(self.graph)

    @property
    def registry(self) -> Registry:
        """The declarations that the graph was opened with."""
        return self.graph.registry
