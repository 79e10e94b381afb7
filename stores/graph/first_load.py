"""What spares the first load of a source the look for what it said before: it has said nothing yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MOST = 2_000_000
"""Records remembered; a longer load looks from then on."""


@dataclass(slots=True)
class FirstLoad:
    """One load of one source. It need not look for earlier versions as long as nobody but itself has written batches of
    the source, and none of the records has come in this load before. batches: how many it wrote."""

    batches: int = 0
    _records: set[int] = field(default_factory=set)

    def knows_none_of(self, records: Iterable[str], written: int) -> bool:
        """Whether none of these records can be in the graph. written: batches of the source, as the graph counts."""
        return written == self.batches and len(self._records) < MOST and self._records.isdisjoint(map(hash, records))

    def wrote(self, records: Sequence[str]) -> None:
        """A batch with these records is in the graph."""
        self.batches += 1
        if len(self._records) < MOST:
            self._records.update(map(hash, records))
