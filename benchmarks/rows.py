"""The final rows of a source, in batches as the pipeline cuts them, for scripts that only send."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_model.protocols import RecordSource
from graph_model.records import Batch, Record
from graph_model.registry import Registry
from loaders.pipeline import BATCH_FACTS
from stores.graph.rows import entity_row, is_issued, plan

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """One batch. claims, links: as the write texts take them. bare: entities that links name and issuers made.
    shared: what all facts of the batch have in common."""

    shared: Row
    claims: list[Row] = field(default_factory=list)
    bare: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)


def write_rows(source: RecordSource, registry: Registry, classes: Mapping[str, int], path: Path) -> int:
    """Leave all rows of a source in a file; how many claims and links they are."""
    facts = 0
    with path.open("wb") as file:
        for records in _cut(source, registry):
            batch = Batch(f"{source.source.name}-{facts}", source.source, tuple(records), recorded_at=0)
            rows = Rows({"source": source.source.name, "batch": batch.id, "recorded_at": 0})
            for planned in plan(batch, registry, classes):
                rows.claims += planned.claims
                rows.links += planned.links
            ends = {end for link in rows.links for end in (link["start"], link["end"])}
            rows.bare = [entity_row(end, registry) for end in sorted(ends) if is_issued(end, registry)]
            pickle.dump(rows, file, protocol=pickle.HIGHEST_PROTOCOL)
            facts += len(rows.claims) + len(rows.links)
    return facts


def read_rows(path: Path) -> Iterator[Rows]:
    """The batches of a file that `write_rows` left."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


def _cut(source: RecordSource, registry: Registry) -> Iterator[list[Record]]:
    records: list[Record] = []
    facts = 0
    for found in source.records(registry):
        if isinstance(found, Record):
            records.append(found)
            facts += len(found.claims) + len(found.links)
        if facts >= BATCH_FACTS:
            yield records
            records, facts = [], 0
    if records:
        yield records
