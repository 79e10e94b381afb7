"""The newest snapshot of one graph, shared by all requests."""

from __future__ import annotations

from threading import Lock

from stores.graph import Graph
from stores.snapshot.snapshot import Snapshot


class Snapshots:
    """Keeps the last pull; pulls again when the graph has changed since, so that an answer right after a decision or a
    load holds it. Threads may share it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lock = Lock()
        self._kept: Snapshot | None = None

    def current(self) -> Snapshot:
        """A snapshot that holds every write that ended before the call. Raises StoreUnavailable."""
        with self._lock:
            if self._kept is None or self._kept.changes != self._graph.changes():
                self._kept = Snapshot.pull(self._graph, self._graph.registry)
            return self._kept
