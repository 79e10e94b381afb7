"""What a load knows of the graph by itself, and need not look for: what its source has not said yet, and which entities
it has seen there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph_model.records import Outcome, Status
from stores.graph.rows import Planned

MOST = 2_000_000
"""Records remembered; a longer load looks from then on."""
MOST_SEEN = 1_000_000
"""Entities remembered, 60 bytes each; at more, all are forgotten, and looked for again."""


@dataclass(slots=True)
class SeenEntities:
    """Entities that one load, of any number of sources, wrote. Somebody else may have taken one out since: whoever
    relies on it counts what was linked."""

    _seen: set[int] = field(default_factory=set)

    def unknown(self, entities: Iterable[str]) -> list[str]:
        """Those of them that were not seen, sorted."""
        return sorted(entity for entity in entities if hash(entity) not in self._seen)

    def saw(self, entities: Iterable[str]) -> None:
        """These are in the graph."""
        self._seen.update(map(hash, entities))
        if len(self._seen) > MOST_SEEN:
            self._seen.clear()

    def forget(self) -> None:
        """Somebody took entities out."""
        self._seen.clear()


@dataclass(slots=True)
class FirstLoad:
    """One load of one source. It need not look for earlier versions as long as nobody but itself has written batches of
    the source, and none of the records has come in this load before. seen: of all sources of the load. batches: how
    many it wrote."""

    seen: SeenEntities = field(default_factory=SeenEntities)
    batches: int = 0
    _records: set[int] = field(default_factory=set)

    def knows_none_of(self, records: Iterable[str], written: int) -> bool:
        """Whether none of these records can be in the graph. written: batches of the source, as the graph counts."""
        return written == self.batches and len(self._records) < MOST and self._records.isdisjoint(map(hash, records))

    def wrote(self, planned: Sequence[Planned], outcome: Outcome) -> None:
        """A batch is in the graph: its records, and the entities of those that were written."""
        self.batches += 1
        if len(self._records) < MOST:
            self._records.update(hash(p.record) for p in planned)
        new = [p for p in planned if outcome.statuses[p.index] is Status.WRITTEN]
        self.seen.saw(row["entity_id"] for p in new for row in p.claims)
        self.seen.saw(row[end] for p in new for row in p.ties() for end in ("start", "end"))
