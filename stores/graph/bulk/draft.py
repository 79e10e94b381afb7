"""Batches gathered into files, then cut down to what stands once all of them are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph_model.records import Batch, Outcome, Status
from graph_model.registry import Registry
from stores.graph.bulk import columns
from stores.graph.bulk.entities import Entities
from stores.graph.bulk.markers import Markers, Told
from stores.graph.bulk.records import Records, Standing, absent, standing
from stores.graph.bulk.sightings import SightingTables
from stores.graph.bulk.table import Imported, Ints, Mask, Table
from stores.graph.rows import SEEN, Planned, Row

_LINK_MARKS = ("record", "start", "end", "start_issued", "end_issued")
Said = tuple[int, Row]
"""The number of a record, and what it says."""


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
        self._entities = Entities(folder, registry)
        self._claims: dict[str, tuple[Table, Table]] = {}
        self._links: dict[str, Table] = {}
        self._sightings = SightingTables(folder)

    def add(self, batch: Batch, planned: list[Planned]) -> None:
        """Write what a batch would say if nothing else came."""
        number = len(self._batches)
        self._batches.append((Batch(batch.id, batch.source, (), batch.recorded_at), len(planned)))
        told = self._sources.setdefault(batch.source.name, Told(batch.source))
        told.source, told.batches = batch.source, told.batches + 1
        shared = {"source": batch.source.name, "batch": batch.id, "recorded_at": batch.recorded_at}
        first = self._records.add(planned, number)
        claims, links, sightings = _by_type(planned, first)
        for label, said in claims.items():
            self._add_claims(label, said, shared)
        for link_type, said in links.items():
            self._add_links(link_type, said, shared)
        if sightings:
            self._sightings.add(sightings, shared, self._entities)
        told.link_types.update(links, (SEEN,) if sightings else ())

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
        files += self._entities.finish(np.unique(np.concatenate(named)))
        dangling = loose & found.current & found.same
        files += Markers(self._folder, self._records, self._batches, self._sources).files(
            found, dangling, found.holds & ~spoken
        )
        return files, self._ended(found, dangling)

    def _add_claims(self, label: str, said: list[Said], shared: Row) -> None:
        if label not in self._claims:
            self._claims[label] = (
                Table(self._folder, f"claims-{label}", columns.claim(self._registry, label), ("record", "entity")),
                Table(self._folder, f"about-{label}", columns.ABOUT, ()),
            )
        claims, about = self._claims[label]
        records, rows = zip(*said, strict=True)
        claims.add([row["facts"] for row in rows], shared, record=records, entity=[row["ordinal"] for row in rows])
        about.add([{"claim_id": row["fact_id"], "entity_id": row["entity_id"]} for row in rows])
        self._entities.write([row["entity_id"] for row in rows])

    def _add_links(self, link_type: str, said: list[Said], shared: Row) -> None:
        if link_type not in self._links:
            columns_of = columns.link(self._registry, link_type)
            self._links[link_type] = Table(self._folder, f"links-{link_type}", columns_of, _LINK_MARKS)
        records, rows = zip(*said, strict=True)
        marks: dict[str, Sequence[int]] = {"record": records}
        ends = {end: [row[end] for row in rows] for end in ("start", "end")}
        for end, named in ends.items():
            marks[end], marks[f"{end}_issued"] = self._entities.numbers(named)
            self._entities.write(entity for entity, issued in zip(named, marks[f"{end}_issued"], strict=True) if issued)
        self._links[link_type].add([row["facts"] for row in rows], shared, ends, **marks)

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
            rows = zip(waits.tolist(), fresh.tolist(), conflict.tolist(), strict=True)
            statuses = tuple(
                Status.DANGLING if w else Status.WRITTEN if f else Status.REJECTED if c else Status.UNCHANGED
                for w, f, c in rows
            )
            conflicts = frozenset(n for n in range(size) if statuses[n] is Status.REJECTED)
            yield Ended(batch.id, Outcome(statuses, {}, conflicts), tuple(np.flatnonzero(waits).tolist()))
            begin += size


def _by_type(planned: Iterable[Planned], first: int) -> tuple[dict[str, list[Said]], dict[str, list[Said]], list[Said]]:
    """Claims by label, links by type, and sightings, in their order. first: the number of the first record."""
    claims: dict[str, list[Said]] = defaultdict(list)
    links: dict[str, list[Said]] = defaultdict(list)
    sightings: list[Said] = []
    for record, p in enumerate(planned, first):
        for row in p.claims:
            claims[row["label"]].append((record, row))
        for row in p.links:
            links[row["type"]].append((record, row))
        sightings += [(record, row) for row in p.sightings]
    return claims, links, sightings
