"""All that a loader writes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_model.registry import Registry
from stores.graph import Graph
from stores.journal import Journal
from stores.operations import Operations


@dataclass(frozen=True, slots=True)
class Stores:
    """Where a load goes. classes: visibility class name -> integer, as the operational database numbers them."""

    graph: Graph
    journal: Journal
    operations: Operations
    classes: Mapping[str, int]

    @property
    def registry(self) -> Registry:
        """The declarations that the graph was opened with."""
        return self.graph.registry
