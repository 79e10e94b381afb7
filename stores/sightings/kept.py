"""The newest scans of the archive, shared by all requests."""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Lock

from graph_model.sightings import Sightings
from stores.graph.seen import SeenGraph
from stores.sightings.archive import Archive
from stores.sightings.scan import scan

SCANS = 2
"""Scans that are kept: of ten million sightings each takes about 300 MB."""


class Scans:
    """Keeps the last scans; reads again when the archive or what its reader may see has changed. Threads may share
    it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = Lock()
        self._kept: dict[object, tuple[Sightings, float]] = {}

    def of(self, seen: SeenGraph) -> Sightings:
        """All that the reader sees under the filter, as it stands in the archive now. Raises StoreUnavailable,
        BadInput."""
        graph = seen.graph
        self._archive.catch_up(graph)
        key = (self._archive.manifest().number, graph.changes(), seen.reader.vc, seen.reader.filter)
        with self._lock:
            kept = self._kept.pop(key, None) or (scan(self._archive, seen), time.monotonic())
            self._kept[key] = kept
            while len(self._kept) > SCANS:
                del self._kept[next(iter(self._kept))]
        found, read_at = kept
        return replace(found, age=time.monotonic() - read_at)
