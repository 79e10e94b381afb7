"""Nodes of the import that are not evidence: sources, batches, records without a fact, the counter of changes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from graph_model.records import Batch, Source
from stores.graph.bulk import columns
from stores.graph.bulk.records import Records, Standing
from stores.graph.bulk.table import Imported, Mask, Table
from stores.graph.rows import Row


@dataclass
class Told:
    """What the graph keeps on a source: itself, how many batches, which types of links."""

    source: Source
    batches: int = 0
    link_types: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Markers:
    """batches: each with how many records it has. sources: by name."""

    folder: Path
    records: Records
    batches: Sequence[tuple[Batch, int]]
    sources: Mapping[str, Told]

    def files(self, found: Standing, dangling: Mask, silent: Mask) -> Iterator[Imported]:
        """The files. dangling, silent: which records wait, and which have no fact in the graph."""
        records, numbers = self.records, np.array(self.records.batches, dtype=np.int64)
        waiting = np.bincount(numbers[dangling], minlength=len(self.batches))
        yield from self._nodes("Source", columns.SOURCE, (self._source(told, found) for told in self.sources.values()))
        yield from self._nodes(
            "Batch",
            columns.BATCH,
            (
                {
                    "batch_id": batch.id,
                    "source": batch.source.name,
                    "recorded_at": batch.recorded_at,
                    "rows": rows,
                    "dangling": int(waiting[number]),
                }
                for number, (batch, rows) in enumerate(self.batches)
            ),
        )
        yield from self._nodes(
            "SilentRecord",
            columns.SILENT,
            (
                {"record": records.stem(n), "version": records.versions[n], "digest": records.digests[n]}
                for n in np.flatnonzero(silent).tolist()
            ),
        )
        changes = time.time_ns() // 1_000_000 + len(self.batches)
        yield from self._nodes("Store", columns.STORE, iter([{"name": "graph", "changes": changes}]))

    def _source(self, told: Told, found: Standing) -> Row:
        mine = [n for n, (batch, _) in enumerate(self.batches) if batch.source.name == told.source.name]
        numbers = np.array(self.records.batches, dtype=np.int64)
        classes = np.array(self.records.classes, dtype=np.int64)[np.isin(numbers, mine) & found.current]
        return {
            "name": told.source.name,
            "title": told.source.title,
            "licence": told.source.licence,
            "zone": told.source.zone,
            "country": told.source.country,
            "reliability": told.source.grade.reliability,
            "credibility": told.source.grade.credibility,
            "link_types": ";".join(sorted(told.link_types)) or None,
            "batches": told.batches,
            "vcs": ";".join(str(vc) for vc in np.unique(classes[classes >= 0]).tolist()) or None,
        }

    def _nodes(self, label: str, of: dict[str, str], rows: Iterator[Row]) -> Iterator[Imported]:
        table = Table(self.folder, label, of, ())
        table.add(list(rows))
        if table.finish(np.ones(len(table.marks("length")), dtype=bool)):
            yield Imported("nodes", label, (table.header, table.data))
