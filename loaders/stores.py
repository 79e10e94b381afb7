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

    def all_classes(self) -> dict[str, int]:
        """Also those that the policy no longer names: nobody sees their facts, and they are facts still."""
        return {**self.operations.all_classes(), **self.classes}

    @property
    def registry(self) -> Registry:
        """The declarations that the graph was opened with."""
        return self.graph.registry
