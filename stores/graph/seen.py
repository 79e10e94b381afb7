"""The graph as one reader may see it: below this nobody mentions visibility again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph_model.reader import Reader
from stores.graph.catalogue import parameters_of
from stores.graph.clusters import Clusters

if TYPE_CHECKING:
    from stores.graph.connection import Graph

Row = dict[str, Any]


class SeenGraph:
    """Runs named reads as `reader`; made once for a request, so that all its reads see the same clusters."""

    def __init__(self, graph: Graph, reader: Reader) -> None:
        self.graph, self.reader, self.registry = graph, reader, graph.registry

    def read(self, name: str, **parameters: Any) -> list[Row]:
        """The rows of a named read. Raises QueryTimeout, StoreUnavailable."""
        query = self.graph.catalogue[name]
        text = query.gathered_plain if self.reader.filter.hides_nothing else query.gathered
        (found,) = self.graph.read(name, text, parameters_of(self.reader) | parameters, self.reader.deadline)
        return [dict(zip(query.columns, row, strict=True)) for row in found["rows"]]

    @cached_property
    def clusters(self) -> Clusters:
        """What the verdicts that this reader sees join."""
        return self.graph.clusters.get(self.reader.vc, self.graph.decisions(), self._same_pairs)

    def _same_pairs(self) -> list[tuple[str, str]]:
        return [(row["a"], row["b"]) for row in self.read("same_pairs")]
