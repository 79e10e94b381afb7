"""The newest snapshot of one graph, shared by all requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

from graph_model.reader import Reader
from graph_model.view import View
from stores.graph import Graph
from stores.graph.pull import pull_added
from stores.snapshot.growing import grown
from stores.snapshot.snapshot import Snapshot

VIEWS = 4
"""Views that are kept: of a million links each takes about 60 MB with its neighbourhood."""


class Snapshots:
    """Keeps the last snapshot, and has it anew when the graph has changed since, so that an answer right after a
    decision or a load holds it: grown by what batches added, pulled where something was taken out, replaced or decided.
    Threads may share it."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lock = Lock()
        self._kept: Snapshot | None = None
        self._views: dict[object, View] = {}

    def current(self) -> Snapshot:
        """A snapshot that holds every write that ended before the call. Raises StoreUnavailable."""
        with self._lock:
            if self._kept is None or self._kept.changes != self._graph.changes():
                self._kept = self._refreshed(self._kept)
                self._views = {}
            return self._kept

    def _refreshed(self, kept: Snapshot | None) -> Snapshot:
        """The kept snapshot with what batches have added since; pulled anew where anything else has happened."""
        added = None if kept is None else pull_added(self._graph, kept.changes, kept.source_names)
        if kept is None or added is None:
            return Snapshot.pull(self._graph, self._graph.registry)
        return grown(kept, added)

    def view(self, reader: Reader, link_types: Sequence[str] | None = None, types: Sequence[str] | None = None) -> View:
        """Snapshot.view of the current one; the last few are kept by all that they depend on, and so is what
        algorithms keep of their links."""
        current = self.current()
        key = _key(current, reader, link_types, types)
        view = self._views.get(key) or current.view(reader, link_types, types)
        with self._lock:
            self._views.pop(key, None)
            self._views[key] = view
            while len(self._views) > VIEWS:
                del self._views[next(iter(self._views))]
        return replace(view, age=current.age)

    def at_hand(self, reader: Reader) -> View | None:
        """The view of everything, if it is kept and nothing was written since; it is not made. Raises
        StoreUnavailable."""
        with self._lock:
            kept = self._kept
            view = None if kept is None else self._views.get(_key(kept, reader, None, None))
        if kept is None or view is None or kept.changes != self._graph.changes():
            return None
        return replace(view, age=kept.age)


def _key(snapshot: Snapshot, reader: Reader, link_types: Sequence[str] | None, types: Sequence[str] | None) -> object:
    """All that a view depends on."""
    return (snapshot.changes, reader.vc, reader.filter, *(n if n is None else tuple(n) for n in (link_types, types)))
