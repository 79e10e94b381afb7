"""Sightings and their slots as files of the import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from graph_model.keys import ordinal
from stores.graph.bulk import columns
from stores.graph.bulk.entities import Entities, first_of
from stores.graph.bulk.table import Imported, Mask, Table
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

    def add(self, said: Sequence[tuple[int, Row]], shared: Row, entities: Entities) -> None:
        """Write sightings, each with the number of its record, and what was seen."""
        records, rows = zip(*said, strict=True)
        subjects, sensors = [row["start"] for row in rows], [row["end"] for row in rows]
        places = [row["slot"]["slot_id"] for row in rows]
        slots = {place: ordinal(place) for place in places}
        ties = {(place, sensor): ordinal(f"{place}\0{sensor}") for place, sensor in zip(places, sensors, strict=True)}
        self.sightings.add(
            [row["facts"] for row in rows],
            shared,
            {"start": subjects, "slot_id": places},
            record=records,
            start=entities.numbers(subjects)[0],
            end=entities.numbers(sensors)[0],
            start_issued=[1] * len(rows),
            end_issued=[0] * len(rows),
            slot=[slots[place] for place in places],
            tie=[ties[pair] for pair in zip(places, sensors, strict=True)],
        )
        entities.write(subjects)
        self._write_slots({row["slot"]["slot_id"]: row["slot"] for row in rows}, slots, ties)

    def _write_slots(
        self, rows: Mapping[str, Row], slots: Mapping[str, int], ties: Mapping[tuple[str, str], int]
    ) -> None:
        """Those slots and ties that were not written lately."""
        new = {pair: tie for pair, tie in ties.items() if tie not in self._recent}
        if len(self._recent) >= RECENT:
            self._recent.clear()
        self._recent.update(new.values())
        begun = dict.fromkeys(place for place, _ in new)
        self._slots.add([rows[place] for place in begun], slot=[slots[place] for place in begun])
        self._ties.add([{"slot_id": place, "sensor": sensor} for place, sensor in new], tie=new.values())

    def finish(self, keep: Mask) -> Iterator[Imported]:
        """Close the files. keep: which sightings stand."""
        slots, ties = (np.unique(self.sightings.marks(name)[keep]) for name in ("slot", "tie"))
        if self._slots.finish(first_of(self._slots.marks("slot"), slots)):
            yield Imported("nodes", "Slot", (self._slots.header, self._slots.data))
        if self._ties.finish(first_of(self._ties.marks("tie"), ties)):
            yield Imported("relationships", "AT", (self._ties.header, self._ties.data))
        if self.sightings.finish(keep):
            yield Imported("relationships", SEEN, (self.sightings.header, self.sightings.data))
