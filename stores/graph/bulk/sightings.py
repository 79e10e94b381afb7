"""Sightings and their slots as files of the import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from graph_model.keys import ordinal
from stores.graph.bulk import columns
from stores.graph.bulk.table import Imported, Ints, Mask, Table
from stores.graph.rows import SEEN, Row

RECENT = 200_000
"""Slots remembered as written; one that is forgotten is written again, and the second line dropped at the end."""


class SightingTables:
    """The sightings themselves, the slots that they hang on, and the sensors that these stand at."""

    def __init__(self, folder: Path) -> None:
        marks = ("record", "start", "end", "start_issued", "end_issued", "slot", "tie")
        self.sightings = Table(folder, "sightings", columns.SIGHTING, marks)
        self._slots = Table(folder, "slots", columns.SLOT, ("slot",))
        self._ties = Table(folder, "slots-at", columns.AT, ("tie",))
        self._recent: set[int] = set()

    def add(self, row: Row, shared: dict[str, Any], record: int) -> None:
        """Write one sighting. record: its number."""
        slot, sensor = row["slot"]["slot_id"], row["end"]
        place, tie = ordinal(slot), ordinal(f"{slot}\0{sensor}")
        ends = {"start": ordinal(row["start"]), "end": ordinal(sensor)}
        cells = row["facts"] | shared | {"start": row["start"], "slot_id": slot}
        self.sightings.add(cells, record=record, **ends, start_issued=1, end_issued=0, slot=place, tie=tie)
        if tie in self._recent:
            return
        if len(self._recent) >= RECENT:
            self._recent.clear()
        self._recent.add(tie)
        self._slots.add(row["slot"], slot=place)
        self._ties.add({"slot_id": slot, "sensor": sensor}, tie=tie)

    def finish(self, keep: Mask) -> Iterator[Imported]:
        """Close the files. keep: which sightings stand."""
        slots, ties = (np.unique(self.sightings.marks(name)[keep]) for name in ("slot", "tie"))
        if self._slots.finish(first_of(self._slots.marks("slot"), slots)):
            yield Imported("nodes", "Slot", (self._slots.header, self._slots.data))
        if self._ties.finish(first_of(self._ties.marks("tie"), ties)):
            yield Imported("relationships", "AT", (self._ties.header, self._ties.data))
        if self.sightings.finish(keep):
            yield Imported("relationships", SEEN, (self.sightings.header, self.sightings.data))


def first_of(numbers: Ints, wanted: Ints) -> Mask:
    """The first line of each wanted thing; `wanted` is sorted."""
    _, first = np.unique(numbers, return_index=True)
    keep = np.zeros(len(numbers), dtype=bool)
    keep[first] = True
    return keep & np.isin(numbers, wanted)
