"""The graph as one reader may see it: below this nobody mentions visibility again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph_model.reader import Reader
from stores.graph.catalogue import parameters_of
from stores.graph.clusters import Clusters, clusters_of

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
        """What the verdicts that this reader sees join, and of which entities a conclusion is visible."""
        return self.graph.clusters.get(self.reader.vc, self.graph.decisions(), self._decided)

    def conclusions(self, ids: Iterable[str]) -> list[Row]:
        """(entity, properties) of the visible conclusions about some entities; the store is asked where there are
        any."""
        about = [entity for entity in ids if entity in self.clusters.concluded]
        return self.read("conclusions", ids=about) if about else []

    def _decided(self) -> Clusters:
        joined = clusters_of((row["a"], row["b"]) for row in self.read("same_pairs"))
        return replace(joined, concluded=frozenset(row["entity"] for row in self.read("concluded")))
