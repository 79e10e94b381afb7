"""Batches gathered into files, then cut down to what stands once all of them are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph_model.records import Batch, Outcome, Status
from graph_model.registry import Registry
from stores.graph.bulk import columns
from stores.graph.bulk.markers import Markers, Told
from stores.graph.bulk.records import Records, Standing, absent, standing
from stores.graph.bulk.sightings import SightingTables, first_of
from stores.graph.bulk.table import Imported, Ints, Mask, Table
from stores.graph.rows import Planned, Row, entity_row, is_issued

RECENT = 200_000
"""Entities remembered as written; one that is forgotten is written again, and the second line dropped at the end."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the records of one batch ended, as far as one can say without them: `missing` of the outcome is empty.
    dangling: indexes of the records that name entities which have not come."""

    batch: str
    outcome: Outcome
    dangling: tuple[int, ...]


class Draft:
    """The files of one import. add() each batch in the order in which it came, then finish()."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self._folder, self._registry = folder, registry
        self._records = Records()
        self._batches: list[tuple[Batch, int]] = []
        self._sources: dict[str, Told] = {}
        self._entities = Table(folder, "entities", columns.ENTITY, ("ordinal",))
        self._claims: dict[str, tuple[Table, Table]] = {}
        self._links: dict[str, Table] = {}
        self._sightings = SightingTables(folder)
        self._recent: set[int] = set()

    def add(self, batch: Batch, planned: list[Planned]) -> None:
        """Write what a batch would say if nothing else came."""
        number = len(self._batches)
        self._batches.append((Batch(batch.id, batch.source, (), batch.recorded_at), len(planned)))
        told = self._sources.setdefault(batch.source.name, Told(batch.source))
        told.source, told.batches = batch.source, told.batches + 1
        shared = {"source": batch.source.name, "batch": batch.id, "recorded_at": batch.recorded_at}
        for p in planned:
            facts = [row["facts"] for row in (*p.claims, *p.ties())]
            record = self._records.add(p, number, facts[0]["vc"] if facts else -1)
            for row in p.claims:
                self._claim(row, shared, record)
            for row in p.links:
                self._link(row, shared, record)
            for row in p.sightings:
                self._sightings.add(row, shared, record)
                self._entity(entity_row(row["start"], self._registry))
            told.link_types |= p.link_types()

    def finish(self) -> tuple[list[Imported], Iterator[Ended]]:
        """The files, complete, and how the records of each batch ended, in the order in which the batches came."""
        found = standing(self._records)
        claimed = np.unique(np.concatenate([np.zeros(0, np.int64), *self._claimed(found)]))
        loose = np.zeros(len(found.holds), dtype=bool)
        links = {name: self._link_mask(table, found, claimed, loose) for name, table in self._links.items()}
        seen = self._link_mask(self._sightings.sightings, found, claimed, loose)
        spoken = np.zeros(len(found.holds), dtype=bool)
        named = [claimed]
        files: list[Imported] = []
        for _, (claims, about) in sorted(self._claims.items()):
            keep = found.holds[claims.marks("record")]
            spoken[claims.marks("record")[keep]] = True
            if claims.finish(keep) and about.finish(keep):
                files.append(Imported("nodes", "Claim", (claims.header, claims.data)))
                files.append(Imported("relationships", "ABOUT", (about.header, about.data)))
        for name, table in sorted(self._links.items()):
            keep = links[name]
            spoken[table.marks("record")[keep]] = True
            named += [table.marks("start")[keep], table.marks("end")[keep]]
            if table.finish(keep):
                files.append(Imported("relationships", name, (table.header, table.data)))
        marks = self._sightings.sightings.marks
        spoken[marks("record")[seen]] = True
        named += [marks("start")[seen], marks("end")[seen]]
        files += self._sightings.finish(seen)
        if self._entities.finish(first_of(self._entities.marks("ordinal"), np.unique(np.concatenate(named)))):
            files.append(Imported("nodes", "Entity", (self._entities.header, self._entities.data)))
        dangling = loose & found.current & found.same
        files += Markers(self._folder, self._records, self._batches, self._sources).files(
            found, dangling, found.holds & ~spoken
        )
        return files, self._ended(found, dangling)

    def _claim(self, row: Row, shared: Row, record: int) -> None:
        label = row["label"]
        if label not in self._claims:
            self._claims[label] = (
                Table(self._folder, f"claims-{label}", columns.claim(self._registry, label), ("record", "entity")),
                Table(self._folder, f"about-{label}", columns.ABOUT, ()),
            )
        claims, about = self._claims[label]
        claims.add(row["facts"] | shared, record=record, entity=row["ordinal"])
        about.add({"claim_id": row["fact_id"], "entity_id": row["entity_id"]})
        self._entity(row)

    def _link(self, row: Row, shared: Row, record: int) -> None:
        name = row["type"]
        if name not in self._links:
            marks = ("record", "start", "end", "start_issued", "end_issued")
            self._links[name] = Table(self._folder, f"links-{name}", columns.link(self._registry, name), marks)
        ends = {end: entity_row(row[end], self._registry) for end in ("start", "end")}
        issued = {end: is_issued(row[end], self._registry) for end in ends}
        cells = row["facts"] | shared | {"start": row["start"], "end": row["end"]}
        self._links[name].add(
            cells,
            record=record,
            start=ends["start"]["ordinal"],
            end=ends["end"]["ordinal"],
            start_issued=issued["start"],
            end_issued=issued["end"],
        )
        for end, entity in ends.items():
            if issued[end]:
                self._entity(entity)

    def _entity(self, row: Row) -> None:
        if row["ordinal"] in self._recent:
            return
        if len(self._recent) >= RECENT:
            self._recent.clear()
        self._recent.add(row["ordinal"])
        self._entities.add(row, ordinal=row["ordinal"])

    def _claimed(self, found: Standing) -> Iterator[Ints]:
        for claims, _ in self._claims.values():
            yield claims.marks("entity")[found.holds[claims.marks("record")]]

    def _link_mask(self, table: Table, found: Standing, claimed: Ints, loose: Mask) -> Mask:
        """Which links stand; marks the records of those that name an entity that has not come as `loose`."""
        missing = np.zeros(len(table.marks("record")), dtype=bool)
        for end in ("start", "end"):
            missing |= (table.marks(f"{end}_issued") == 0) & absent(table.marks(end), claimed)
        loose[table.marks("record")[missing]] = True
        return np.asarray(found.holds[table.marks("record")] & ~missing)

    def _ended(self, found: Standing, dangling: Mask) -> Iterator[Ended]:
        begin = 0
        for batch, size in self._batches:
            part = slice(begin, begin + size)
            waits, fresh, conflict = dangling[part], found.fresh[part], found.conflict[part]
            statuses = tuple(
                Status.DANGLING
                if waits[n]
                else Status.WRITTEN
                if fresh[n]
                else Status.REJECTED
                if conflict[n]
                else Status.UNCHANGED
                for n in range(size)
            )
            conflicts = frozenset(n for n in range(size) if statuses[n] is Status.REJECTED)
            yield Ended(batch.id, Outcome(statuses, {}, conflicts), tuple(np.flatnonzero(waits).tolist()))
            begin += size
